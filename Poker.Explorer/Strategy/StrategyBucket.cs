namespace Poker.Explorer.Strategy;

/// <summary>A bucket at a decision.</summary>
/// <param name="Bucket">Its number on the street.</param>
/// <param name="Combos">Combinations of this board in it.</param>
/// <param name="Reach">The sum of their reach: how many of them are still in the range.</param>
/// <param name="Mix">By action: how often it is done.</param>
/// <param name="Visits">The sum of the cumulative strategy: iterations that came there, by their weights; 0 where training never did.</param>
/// <param name="Regrets">By edge of the tree: cumulative regrets in chips.</param>
public sealed record StrategyBucket(
    int Bucket, int Combos, double Reach, IReadOnlyList<double> Mix, double Visits, IReadOnlyList<double> Regrets);
