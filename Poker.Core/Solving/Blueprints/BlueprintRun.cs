namespace Poker.Core.Solving.Blueprints;

/// <summary>A training run at a moment: which one, what it trains, how far it is.</summary>
/// <param name="Id">Made up when it began: two runs with equal keys that began apart are not one.</param>
/// <param name="Key">All that fixes how it trains.</param>
/// <param name="Buckets">Buckets by street.</param>
/// <param name="Iterations">Iterations so far: the epoch.</param>
/// <param name="Nodes">Decisions visited so far.</param>
/// <param name="TrainedSeconds">Time spent training, on the clock.</param>
public sealed record BlueprintRun(Guid Id, BlueprintKey Key, IReadOnlyList<int> Buckets, long Iterations, long Nodes, double TrainedSeconds);
