using Poker.Core.Cards;

namespace Poker.Core.Clustering;

/// <summary>The preflop: each hand its own bucket, or k-means as on the flop where fewer are asked for.</summary>
internal sealed class PreflopStage(AbstractionKey key, int threads, Action<ClusteringProgress>? progress)
{
    /// <summary>Makes the street from the flop's.</summary>
    public StreetArtefact Run(StreetArtefact flop, CancellationToken cancellation)
    {
        var deck = Deck.Named(key.Deck);
        var entries = (NumberedEntries)HandEntries.Of(deck, Street.Flop);
        var preflop = PreflopHistograms.Build(entries.Hands, flop.BucketOf, flop.Sums, flop.MaxSum, flop.Buckets);
        var stage = new EmdStage(key, Street.Preflop, threads, progress);
        var points = key.PreflopBuckets >= preflop.Hands.Count ? OnePerHand(preflop) : preflop.Points;
        var (clusters, ground) = stage.Cluster(points, flop, key.PreflopBuckets, int.MaxValue, cancellation);
        var pointOf = ReferenceEquals(points, preflop.Points) ? preflop.PointOf : [.. Enumerable.Range(0, preflop.Hands.Count)];
        var clusterOf = Array.ConvertAll(pointOf, point => (byte)clusters.Assignments[point]);
        return stage.Finish(
            new NumberedEntries(preflop.Hands), clusters, ground, clusterOf, preflop.Sums, preflop.MaxSum, cancellation);
    }

    // Hands with equal histograms stay apart when every hand is to have a bucket of its own.
    private static HistogramPoints OnePerHand(PreflopHistograms preflop)
    {
        var starts = new List<int> { 0 };
        var atoms = new List<ushort>();
        var counts = new List<int>();
        foreach (var point in preflop.PointOf)
        {
            atoms.AddRange(preflop.Points.AtomsOf(point));
            counts.AddRange(preflop.Points.CountsOf(point));
            starts.Add(atoms.Count);
        }

        var weights = new int[preflop.PointOf.Length];
        Array.Fill(weights, 1);
        return new HistogramPoints(preflop.Points.Buckets, preflop.Points.Mass, [.. starts], [.. atoms], [.. counts], weights);
    }
}
