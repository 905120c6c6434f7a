namespace Poker.Explorer.Strategy;

/// <summary>A spot by buckets instead of hands.</summary>
/// <param name="Street">The street.</param>
/// <param name="Actions">What can be done.</param>
/// <param name="Edges">The tree's edges, in the order of the regrets.</param>
/// <param name="Buckets">The buckets that hands of this board are in, by number.</param>
public sealed record StrategyBuckets(
    string Street, IReadOnlyList<StrategyAction> Actions, IReadOnlyList<string> Edges, IReadOnlyList<StrategyBucket> Buckets);
