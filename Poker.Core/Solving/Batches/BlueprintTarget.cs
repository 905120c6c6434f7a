using Poker.Core.Clustering;
using Poker.Core.Numerics;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;

namespace Poker.Core.Solving.Batches;

/// <summary>A hold'em blueprint as a target of batches.</summary>
/// <remarks>
/// A unit is a batch of the fast session's trainer, and weighs what it weighs there: iterations, deals and weights are the same whoever
/// trains them. The floor of cumulative regrets is that of the last unit throughout. Several batches that push a regret down side by side
/// may bring the base below it; what touches such a regret next raises its copy to the floor first, and that raise is left out of the delta:
/// else all batches at work would add it, and a bad action would come back with their number times its distance.
/// </remarks>
public sealed class BlueprintTarget : BatchTarget
{
    private readonly BlueprintTables _work;
    private readonly BlueprintTrainer _trainer;

    /// <summary>A target of zeros.</summary>
    /// <param name="tree">The betting.</param>
    /// <param name="abstraction">Buckets of every hand.</param>
    /// <param name="options">How to train; threads are this worker's.</param>
    /// <exception cref="ArgumentException">The options make no sense, or their weights cannot be summed.</exception>
    /// <exception cref="OutOfMemoryException">There is no room for the tables twice.</exception>
    public BlueprintTarget(BettingTree tree, AbstractionTables abstraction, TrainingOptions options)
    {
        AdditiveWeights.Require(options.Weighting);
        int[] buckets = [.. abstraction.InOrderOfPlay.Select(street => street.Buckets)];
        Tables = new(tree, buckets);
        try
        {
            _work = new(tree, buckets);
            _trainer = new(_work, abstraction, options);
        }
        catch
        {
            _work?.Dispose();
            Tables.Dispose();
            throw;
        }

        Sections =
        [
            new(0, Tables.WideBytes / sizeof(double), Wide: true, Floored: true),
            new(Tables.WideBytes, Tables.WideBytes / sizeof(double), Wide: true, Floored: false),
            new(2 * Tables.WideBytes, Tables.NarrowBytes / sizeof(float), Wide: false, Floored: true),
            new((2 * Tables.WideBytes) + Tables.NarrowBytes, Tables.NarrowBytes / sizeof(float), Wide: false, Floored: false),
        ];
    }

    /// <summary>The base as tables, to be read and stored.</summary>
    public BlueprintTables Tables { get; }

    /// <inheritdoc />
    public override int Unit => _trainer.Options.BatchIterations;

    internal override IReadOnlyList<BlockSection> Sections { get; }

    internal override NativeBlock Base => Tables.Block;

    internal override NativeBlock Work => _work.Block;

    /// <inheritdoc />
    public override BatchStatistics Measure(long iterations, long nodes)
    {
        var statistics = TableStatistics.Of(Tables, iterations, nodes, Schedule.WeightOf(iterations));
        return new(Tables.InformationSets, statistics.InformationSetsTouched, statistics.MeanPositiveRegret);
    }

    /// <inheritdoc />
    protected override long Walk(long first, long iterations, float crowd, IProgress<BatchProgress>? progress, CancellationToken cancellation)
    {
        _trainer.Continue(first, 0);
        _trainer.RegretFactor = crowd;
        _trainer.Floor = FloorOf(first, iterations);
        for (var done = 0L; done < iterations; done += Unit)
        {
            cancellation.ThrowIfCancellationRequested();
            _trainer.RunBatch(CancellationToken.None);
            progress?.Report(new((done + Unit) / (float)iterations, _trainer.Nodes));
        }

        return _trainer.Nodes;
    }

    /// <inheritdoc />
    protected override float FloorOf(long first, long iterations) => Schedule.WeightsOf(first + iterations - Unit).Floor;

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        _trainer.Dispose();
        _work.Dispose();
        Tables.Dispose();
    }

    private TrainingSchedule Schedule => new(_trainer.Options, Tables.Tree.Abstraction.StackChips);
}
