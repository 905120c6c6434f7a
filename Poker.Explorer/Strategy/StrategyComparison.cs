namespace Poker.Explorer.Strategy;

/// <summary>Two blueprints at one spot; cells as in <see cref="StrategyGrid"/>.</summary>
/// <param name="Place">Where it is, for the first.</param>
/// <param name="OtherPlace">Where it is, for the other.</param>
/// <param name="Actions">All actions, by size; matched by word.</param>
/// <param name="Distance">How far the ranges' frequencies are apart: half of the sum of their differences, in [0, 1].</param>
/// <param name="Aggression">How much more often the other bets or raises, in [−1, 1].</param>
/// <param name="IsReached">Whether the first player ever comes here: where it never does, its means are over all pairs.</param>
/// <param name="OtherIsReached">Whether the other does.</param>
/// <param name="Combos">By cell: combinations that the board leaves.</param>
/// <param name="Reach">By cell: the first player's mean reach.</param>
/// <param name="OtherReach">By cell: the other's.</param>
/// <param name="Mixes">By action, then by cell: the first one's.</param>
/// <param name="OtherMixes">By action, then by cell: the other one's.</param>
/// <param name="Distances">By cell: how far the mixes are apart, in [0, 1].</param>
/// <param name="Aggressions">By cell: how much more often the other bets or raises, in [−1, 1].</param>
public sealed record StrategyComparison(
    StrategyPlace Place,
    StrategyPlace OtherPlace,
    IReadOnlyList<ComparedAction> Actions,
    double Distance,
    double Aggression,
    bool IsReached,
    bool OtherIsReached,
    IReadOnlyList<int> Combos,
    IReadOnlyList<double> Reach,
    IReadOnlyList<double> OtherReach,
    IReadOnlyList<IReadOnlyList<double>> Mixes,
    IReadOnlyList<IReadOnlyList<double>> OtherMixes,
    IReadOnlyList<double> Distances,
    IReadOnlyList<double> Aggressions);
