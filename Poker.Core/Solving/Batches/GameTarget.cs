using Poker.Core.Numerics;
using Poker.Core.Solving.Sampling;

namespace Poker.Core.Solving.Batches;

/// <summary>A small game with a known solution as a target of batches, by the same sampling: for the proof that sharing out costs little.</summary>
/// <remarks>One thread. A batch draws from the stream of the seed that its first iteration numbers.</remarks>
public sealed class GameTarget<TWeights> : BatchTarget
    where TWeights : struct, IIterationWeights
{
    private const int Lanes = 8;

    private readonly GameTree _tree;
    private readonly SampledTables<double> _tables;
    private readonly ExternalSampling<TreeGame, TWeights, double> _walker;
    private readonly ulong _seed;
    private readonly long _averagesAt;

    /// <summary>A target of zeros.</summary>
    public GameTarget(GameTree tree, ulong seed)
    {
        (_tree, _seed, _tables) = (tree, seed, new(tree.Sets.Entries));
        _walker = new(new(tree), _tables, new Rng(seed));
        var padded = (tree.Sets.Entries + Lanes - 1) / Lanes * Lanes;
        _averagesAt = (long)padded * sizeof(double);
        Sections = [new(0, padded, Wide: true, Floored: true), new(_averagesAt, padded, Wide: true, Floored: false)];
        Base = new(2 * _averagesAt);
        Work = new(2 * _averagesAt);
    }

    /// <inheritdoc />
    public override int Unit => 1;

    internal override IReadOnlyList<BlockSection> Sections { get; }

    internal override NativeBlock Base { get; }

    internal override NativeBlock Work { get; }

    /// <summary>The base's average strategy, a probability an entry.</summary>
    public double[] AverageStrategy()
    {
        var strategy = new double[_tree.Sets.Entries];
        RegretMatching.Average<double>(_tree.Sets, Numbers(Base, _averagesAt), Numbers(Base, 0), strategy);
        return strategy;
    }

    /// <inheritdoc />
    public override void Restart()
    {
        base.Restart();
        Numbers(Work, 0).CopyTo(_tables.Regrets);
        Numbers(Work, _averagesAt).CopyTo(_tables.Averages);
    }

    /// <inheritdoc />
    public override BatchStatistics Measure(long iterations, long nodes)
    {
        var (touched, sum, sets) = (0L, 0.0, _tree.Sets);
        var regrets = Numbers(Base, 0);
        var averages = Numbers(Base, _averagesAt);
        for (var set = 0; set < sets.Count; set++)
        {
            var entries = sets.FirstEntry[set]..sets.FirstEntry[set + 1];
            touched += regrets[entries].IndexOfAnyExcept(0.0) >= 0 || averages[entries].IndexOfAnyExcept(0.0) >= 0 ? 1 : 0;
            var most = 0.0;
            foreach (var regret in regrets[entries])
            {
                most = Math.Max(most, regret);
            }

            sum += most;
        }

        // Both kinds of weights sum to their mean times the count.
        var weight = iterations * (TWeights.Of(1) + TWeights.Of(Math.Max(1, iterations))) / 2;
        return new(sets.Count, touched, iterations > 0 ? 1000 * sum / weight / 2 : 0);
    }

    /// <inheritdoc />
    protected override long Walk(long first, long iterations, float crowd, IProgress<BatchProgress>? progress, CancellationToken cancellation)
    {
        const int Look = 1024;
        _walker.RegretFactor = crowd;
        _walker.Rng = new Rng(_seed, (ulong)first);
        var before = _walker.Nodes;
        for (var done = 0L; done < iterations; done++)
        {
            if (done % Look == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new(done / (float)iterations, _walker.Nodes - before));
            }

            _walker.Iterate(first + done + 1);
        }

        _tables.Regrets.CopyTo(Numbers(Work, 0));
        _tables.Averages.CopyTo(Numbers(Work, _averagesAt));
        return _walker.Nodes - before;
    }

    /// <inheritdoc />
    protected override float FloorOf(long first, long iterations) => float.MinValue;

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        Base.Dispose();
        Work.Dispose();
    }

    private Span<double> Numbers(NativeBlock block, long at) => block.Slice<double>(at, _tree.Sets.Entries);
}
