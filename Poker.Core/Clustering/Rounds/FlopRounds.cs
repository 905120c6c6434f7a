namespace Poker.Core.Clustering.Rounds;

/// <summary>The flop in rounds.</summary>
internal sealed class FlopRounds : RoundStreet
{
    private readonly AbstractionKey _key;
    private readonly FlopHistograms _flop;
    private readonly GroundMetric _ground;

    /// <summary>Computes the points.</summary>
    public FlopRounds(AbstractionKey key, StreetArtefact turn, int threads, CancellationToken cancellation)
    {
        _key = key;
        _flop = new FlopStage(key, threads, null).Histograms(turn, cancellation);
        _ground = turn.ToGround();
        Points = ShardedPoints.Of(_flop.Points, _ground);
    }

    /// <inheritdoc />
    public override ShardedPoints Points { get; }

    /// <inheritdoc />
    public override SeededRound Seed(int threads, Action<int, int>? onSeed, CancellationToken cancellation)
    {
        var options = new FlopStage(_key, threads, null).Options(Points.Count);
        return Points.Seed(options, seeds => onSeed?.Invoke(seeds, options.Clusters), cancellation);
    }

    /// <inheritdoc />
    public override StreetArtefact Finish(RoundState last, ushort[] assignments, int threads, CancellationToken cancellation)
    {
        var clusters = new EmdClustering
        {
            Clusters = last.Clusters,
            Buckets = last.Width,
            Assignments = assignments,
            Sums = last.Sums,
            Centroids = last.Centroids,
            MassUnits = last.Mass,
            Distances = EmdMetric.Pairwise(last.Centroids, _ground, threads, null, cancellation),
            Inertia = last.Inertia,
            Iterations = last.Number,
            Converged = last.Converged,
        };
        return new FlopStage(_key, threads, null).Finish(_flop, clusters, _ground, cancellation);
    }
}
