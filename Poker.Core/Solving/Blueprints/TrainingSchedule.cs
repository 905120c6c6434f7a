namespace Poker.Core.Solving.Blueprints;

/// <summary>What iterations weigh, when tables are discounted, and what is pruned.</summary>
/// <remarks>
/// The threshold is a number of starting stacks times the weight of the batch, so that linear weights mean the same as uniform ones whose past
/// is discounted. Regrets stay above a floor a little below it: an action that has become good returns within the few unpruned traversals.
/// </remarks>
internal readonly record struct TrainingSchedule(TrainingOptions Options, int StackChips)
{
    /// <summary>One traversal in so many does not prune.</summary>
    public const ulong ExploreOneIn = 20;

    private const double FloorOverThreshold = 31.0 / 30;

    /// <summary>The weights of the batch that begins at an iteration.</summary>
    public TraversalWeights WeightsOf(long iteration)
    {
        var weight = Options.Weighting == IterationWeighting.Linear ? 1 + (iteration / Options.BatchIterations) : 1;
        var threshold = Options.PruneStacks * StackChips * weight;
        return new(
            weight,
            iteration >= Options.AverageFrom ? weight : 0,
            Options.Prune ? (float)(threshold * FloorOverThreshold) : float.MinValue,
            (float)threshold,
            false);
    }

    /// <summary>The sum of the weights of so many iterations.</summary>
    public double WeightOf(long iterations)
    {
        var batches = iterations / Options.BatchIterations;
        return Options.Weighting switch
        {
            IterationWeighting.Linear => 0.5 * batches * (batches + 1) * Options.BatchIterations,
            IterationWeighting.Discounted => Discounting.WeightOf(iterations, SweepIterations),
            _ => iterations,
        };
    }

    /// <summary>The number, from 1, of the sweep that is due after so many iterations, or 0.</summary>
    public long SweepAfter(long iterations) =>
        Options.Weighting == IterationWeighting.Discounted && iterations % SweepIterations == 0 ? iterations / SweepIterations : 0;

    private long SweepIterations => (long)Options.SweepBatches * Options.BatchIterations;
}
