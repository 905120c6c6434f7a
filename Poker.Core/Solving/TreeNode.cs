using Poker.Core.Solving.Games;

namespace Poker.Core.Solving;

/// <summary>A node of a <see cref="GameTree"/>; 32 bytes.</summary>
/// <param name="Actor">Who acts.</param>
/// <param name="Actions">How many children there are.</param>
/// <param name="FirstChild">The node after action 0; that after action a is FirstChild + a.</param>
/// <param name="FirstEntry">The entry of action 0 in the actor's information set; −1 where no player acts.</param>
/// <param name="Probability">Of reaching this node from its parent if chance acts there, else 1.</param>
/// <param name="Payoff">Chips that player 0 wins at a terminal node, else 0.</param>
public readonly record struct TreeNode(Actor Actor, int Actions, int FirstChild, int FirstEntry, double Probability, double Payoff);
