using Poker.Core.Cards;

namespace Poker.Core.Clustering;

/// <summary>The river: a bucket is an exact equity, rounded.</summary>
internal sealed class RiverStage(AbstractionKey key, int threads)
{
    /// <summary>Makes the street from its equities.</summary>
    public StreetArtefact Run(RiverEquities equities, CancellationToken cancellation)
    {
        var bucketOfPoints = equities.BucketOfPoints(key.RiverBuckets);
        var buckets = Array.ConvertAll(equities.Points, points => bucketOfPoints[points]);
        var entries = new RiverEntries(equities.Classes);
        var statistics = BucketStatistics.Count(entries, buckets, equities.Points, key.RiverBuckets, threads, cancellation);
        return new StreetArtefact
        {
            Key = key,
            Street = Street.River,
            Buckets = key.RiverBuckets,
            BucketOf = buckets,
            Equities = StageEquities.Rounded(equities.Points, equities.MaxPoints),
            Sums = [],
            MaxSum = equities.MaxPoints,
            Population = statistics.Population,
            Equity = statistics.Means(equities.MaxPoints),
            Distances = Distances(key.RiverBuckets),
            UnitsPerEquity = key.RiverBuckets - 1,
            Centroids = [],
            Transitions = [],
            Inertia = 0,
            Iterations = 0,
            Converged = true,
            Seconds = 0,
        };
    }

    private static long[] Distances(int buckets)
    {
        var distances = new long[buckets * buckets];
        for (var i = 0; i < distances.Length; i++)
        {
            distances[i] = Math.Abs((i / buckets) - (i % buckets));
        }

        return distances;
    }
}
