namespace Poker.Core.Solving.Games;

/// <summary>A point of a two-player zero-sum game with chance, from which <see cref="GameTree"/> enumerates the whole game.</summary>
/// <remarks>
/// Immutable values. It is read once, when the tree is compiled: it may be written for clarity, with text for information sets.
/// Both players must have perfect recall: an information set fixes all that its player did and knew before.
/// </remarks>
public interface IGameState<TSelf>
    where TSelf : struct, IGameState<TSelf>
{
    /// <summary>The game's name in commands and checkpoints.</summary>
    static abstract string Name { get; }

    /// <summary>The start.</summary>
    static abstract TSelf Root { get; }

    /// <summary>Who acts here.</summary>
    Actor Actor { get; }

    /// <summary>How many actions, or outcomes of chance, there are; at least 1 but at a terminal point.</summary>
    int Actions { get; }

    /// <summary>What the player to act knows, as text; equal for the points that it cannot tell apart.</summary>
    string InformationSet { get; }

    /// <summary>Chips that player 0 wins, player 1 loses, at a terminal point.</summary>
    double Payoff { get; }

    /// <summary>The short name of an action or an outcome.</summary>
    string ActionName(int action);

    /// <summary>The probability of an outcome of chance, in (0, 1]; all sum to 1.</summary>
    double Probability(int outcome);

    /// <summary>The point after an action or outcome.</summary>
    TSelf After(int action);
}
