using System.Numerics;
using Poker.Core.Cards;

namespace Poker.Core.Clustering;

/// <summary>What flop and preflop share: clustering under the earth mover's distance, and the artefact that comes of it.</summary>
internal sealed class EmdStage(AbstractionKey key, Street street, int threads, Action<ClusteringProgress>? progress)
{
    /// <summary>Clusters histograms over the next street's buckets.</summary>
    public (EmdClustering Clusters, GroundMetric Ground) Cluster(
        HistogramPoints points, StreetArtefact next, int buckets, int iterations, CancellationToken cancellation)
    {
        var ground = next.ToGround();
        var options = Options(points.Count, buckets, iterations);
        var reports = new EmdReports
        {
            Seeds = drawn => Report(ClusteringPhase.Seeding, drawn, options.Clusters),
            Iteration = iteration => Report(ClusteringPhase.Iterating, iteration.Number, iterations, iteration),
            MetricRows = rows => Report(ClusteringPhase.Metric, Pairs(rows), Pairs(options.Clusters)),
        };
        var clusters = EmdKMeans.Cluster(points, ground, options, reports, cancellation);
        return (clusters, ground);
    }

    /// <summary>How so many points are clustered.</summary>
    public KMeansOptions Options(int points, int buckets, int iterations) => new()
    {
        Clusters = Math.Min(buckets, points),
        MaxIterations = iterations,
        Seed = key.SeedOf(street),
        Threads = threads,
    };

    /// <summary>The artefact of a clustering; buckets are numbered by equity.</summary>
    public StreetArtefact Finish<T>(
        NumberedEntries entries, EmdClustering clusters, GroundMetric ground, byte[] clusterOf, T[] sums, long maxSum, CancellationToken cancellation)
        where T : IBinaryInteger<T>
    {
        var statistics = BucketStatistics.Count(entries, clusterOf, sums, clusters.Clusters, threads, cancellation);
        var order = BucketOrder.ByEquity(statistics.Sums, statistics.Population);
        var units = clusters.MassUnits * ground.UnitsPerEquity;
        return new StreetArtefact
        {
            Key = key,
            Street = street,
            Buckets = clusters.Clusters,
            BucketOf = Array.ConvertAll(clusterOf, cluster => order.BucketOf[cluster]),
            Equities = StageEquities.Rounded(sums, maxSum),
            Sums = [],
            MaxSum = maxSum,
            Population = order.Rows<long>(statistics.Population),
            Equity = order.Rows<double>(statistics.Means(maxSum)),
            Distances = order.Matrix<long>(clusters.Distances, distance => distance),
            UnitsPerEquity = units,
            Centroids = order.Rows<int>(clusters.Centroids),
            Transitions = Transitions.Of(order.Rows<long>(clusters.Sums), clusters.Buckets),
            Inertia = clusters.Inertia / units / entries.Hands.Count,
            Iterations = clusters.Iterations,
            Converged = clusters.Converged,
            Seconds = 0,
        };
    }

    private static long Pairs(long count) => count * (count - 1) / 2;

    private void Report(ClusteringPhase phase, long done, long total, KMeansIteration? iteration = null) =>
        progress?.Invoke(new ClusteringProgress(street, phase, done, total, iteration));
}
