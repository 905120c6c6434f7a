using Poker.Core.Numerics;
using Poker.Core.Solving.Games;

namespace Poker.Core.Solving.Sampling;

/// <summary>A game as external sampling walks it: nodes are numbers, chance is drawn on the way and never seen by the walker.</summary>
/// <remarks>
/// Implementations are structs over flat arrays, so that every call is inlined. <see cref="TreeGame"/> draws at chance nodes as it meets
/// them; abstract hold'em deals hands and board in <see cref="Deal"/> and keeps the buckets: its nodes are those of the public tree alone.
/// Players need no perfect recall here.
/// </remarks>
public interface ISampledGame
{
    /// <summary>Entries of all information sets together: the length of a table.</summary>
    int Entries { get; }

    /// <summary>The most actions of a player at a node.</summary>
    int MaxActions { get; }

    /// <summary>The most decisions on a path.</summary>
    int MaxDepth { get; }

    /// <summary>Deals a new game and gives its first node: a decision or, in odd games, a terminal.</summary>
    int Deal(ref Rng rng);

    /// <summary>Who acts at a node: a player or <see cref="Games.Actor.Terminal"/>.</summary>
    Actor Actor(int node);

    /// <summary>How many actions the player at a node has.</summary>
    int Actions(int node);

    /// <summary>The first entry of the information set in which the player at a node is, under the present deal.</summary>
    int FirstEntry(int node);

    /// <summary>The next decision or terminal after an action.</summary>
    int After(int node, int action, ref Rng rng);

    /// <summary>Chips that player 0 wins at a terminal node, under the present deal.</summary>
    double Payoff(int node);
}
