namespace Poker.Explorer.Strategy;

/// <summary>A range in 169 cells: rows and columns run from aces to deuces, suited hands above the diagonal, row by row.</summary>
/// <param name="Combos">By cell: combinations that the board leaves.</param>
/// <param name="Reach">By cell: the mean reach of its combinations, in [0, 1]: how much of the hand is still in the range of who acts.</param>
/// <param name="OpponentReach">The same of the other player's range.</param>
/// <param name="Mixes">By action, then by cell: how often the hand does it, 0 where none is left.</param>
/// <param name="Values">By cell, on the river: the value in big blinds when both follow the blueprint; null elsewhere, and in cells where it is not known.</param>
public sealed record StrategyGrid(
    IReadOnlyList<int> Combos,
    IReadOnlyList<double> Reach,
    IReadOnlyList<double> OpponentReach,
    IReadOnlyList<IReadOnlyList<double>> Mixes,
    IReadOnlyList<double?>? Values);
