using Poker.Core.Clustering.Medians;

namespace Poker.Core.Clustering.Rounds;

/// <summary>The turn in rounds.</summary>
internal sealed class TurnRounds : RoundStreet
{
    private readonly AbstractionKey _key;
    private readonly TurnHistograms _turn;

    /// <summary>Computes the points.</summary>
    public TurnRounds(AbstractionKey key, RiverEquities river, int threads, CancellationToken cancellation)
    {
        _key = key;
        _turn = new TurnStage(key, threads, null).Histograms(river, cancellation);
        Points = new MedianPoints(_turn.Points, threads, cancellation);
    }

    /// <inheritdoc />
    public override ShardedPoints Points { get; }

    /// <inheritdoc />
    public override SeededRound Seed(int threads, Action<int, int>? onSeed, CancellationToken cancellation)
    {
        var options = new TurnStage(_key, threads, null).Options(Points.Count);
        return Points.Seed(options, seeds => onSeed?.Invoke(seeds, options.Clusters), cancellation);
    }

    /// <inheritdoc />
    public override StreetArtefact Finish(RoundState last, ushort[] assignments, int threads, CancellationToken cancellation)
    {
        var centroids = MedianReduction.ToPoints(last.Centroids, last.Width, _turn.Points.Stride, last.Mass);
        var iteration = new KMeansIteration(last.Number, last.Inertia, last.Moved, last.Distances);
        var counts = new CdfCounts(last.Clusters, last.Width, last.Mass, last.Sums);
        var weights = Enumerable.Range(0, last.Clusters).Select(counts.Weight).ToArray();
        var clusters = new CdfClustering(
            assignments,
            centroids with { Weights = weights },
            KMedians.Distances(centroids),
            [.. Enumerable.Repeat(iteration, last.Number)],
            last.Converged);
        return new TurnStage(_key, threads, null).Finish(_turn, clusters, cancellation);
    }
}
