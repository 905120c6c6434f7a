using Poker.Core.Cards;

namespace Poker.Core.Clustering;

/// <summary>The flop: k-means of histograms over turn buckets under the exact earth mover's distance.</summary>
internal sealed class FlopStage(AbstractionKey key, int threads, Action<ClusteringProgress>? progress)
{
    /// <summary>Makes the street from the turn's.</summary>
    public StreetArtefact Run(StreetArtefact turn, CancellationToken cancellation)
    {
        var deck = Deck.Named(key.Deck);
        var flop = FlopHistograms.Build(
            new TurnBoards(deck),
            turn.BucketOf,
            turn.Sums,
            (int)turn.MaxSum,
            turn.Buckets,
            threads,
            (done, total) => progress?.Invoke(new ClusteringProgress(Street.Flop, ClusteringPhase.Histograms, done, total)),
            cancellation);
        var stage = new EmdStage(key, Street.Flop, threads, progress);
        var (clusters, ground) = stage.Cluster(flop.Points, turn, key.FlopBuckets, key.FlopIterations, cancellation);
        var clusterOf = Array.ConvertAll(flop.PointOf, point => (byte)clusters.Assignments[point]);
        return stage.Finish(new NumberedEntries(flop.Hands), clusters, ground, clusterOf, flop.Sums, flop.MaxSum, cancellation) with
        {
            Sums = flop.Sums,
        };
    }
}
