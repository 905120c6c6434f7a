using Poker.Core.Cards;

namespace Poker.Core.Clustering;

/// <summary>The flop: k-means of histograms over turn buckets under the exact earth mover's distance.</summary>
internal sealed class FlopStage(AbstractionKey key, int threads, Action<ClusteringProgress>? progress)
{
    private readonly EmdStage _stage = new(key, Street.Flop, threads, progress);

    /// <summary>Makes the street from the turn's.</summary>
    public StreetArtefact Run(StreetArtefact turn, CancellationToken cancellation)
    {
        var flop = Histograms(turn, cancellation);
        var (clusters, ground) = _stage.Cluster(flop.Points, turn, key.FlopBuckets, key.FlopIterations, cancellation);
        return Finish(flop, clusters, ground, cancellation);
    }

    /// <summary>The points.</summary>
    public FlopHistograms Histograms(StreetArtefact turn, CancellationToken cancellation) => FlopHistograms.Build(
        new TurnBoards(Deck.Named(key.Deck)),
        turn.BucketOf,
        turn.Sums,
        (int)turn.MaxSum,
        turn.Buckets,
        threads,
        (done, total) => progress?.Invoke(new ClusteringProgress(Street.Flop, ClusteringPhase.Histograms, done, total)),
        cancellation);

    /// <summary>How so many points are clustered.</summary>
    public KMeansOptions Options(int points) => _stage.Options(points, key.FlopBuckets, key.FlopIterations);

    /// <summary>The artefact of a clustering; buckets are numbered by equity.</summary>
    public StreetArtefact Finish(FlopHistograms flop, EmdClustering clusters, GroundMetric ground, CancellationToken cancellation)
    {
        var clusterOf = Array.ConvertAll(flop.PointOf, point => (byte)clusters.Assignments[point]);
        return _stage.Finish(new NumberedEntries(flop.Hands), clusters, ground, clusterOf, flop.Sums, flop.MaxSum, cancellation) with
        {
            Sums = flop.Sums,
        };
    }
}
