using System.Numerics;
using Poker.Core.Clustering.Means;
using Poker.Core.Clustering.Transport;

namespace Poker.Core.Clustering;

/// <summary>k-means of weighted histograms under the exact earth mover's distance: k-means++, then Lloyd's iteration, in integers.</summary>
/// <remarks>
/// A centroid is its members' mean histogram, rounded to masses of 1/(<see cref="MassScale"/> · Mass) by largest remainder (ties to the
/// lowest bucket), so that a distance is an integer too. A point belongs to the nearest centroid, ties to the lowest index. Bounds spare
/// nearly all distances and change nothing: assignments, centroids and inertias are those of the plain algorithm, whatever the threads. A
/// mean isn't a barycentre of this distance, so the inertia may rise and the iteration may even cycle:
/// <see cref="KMeansOptions.MaxIterations"/> ends it. Measured: 379,475 points, 144 buckets, 128 clusters, 25 iterations in 42 s of CPU.
/// A cluster that loses all its members takes the point that lies farthest from its own centroid (ties to the lowest index) among
/// those in clusters of two points or more. Weights, distances and sums have to fit 64 bits; the squares of the seeding have 128.
/// (Arthur and Vassilvitskii 2007; Elkan 2003.)
/// </remarks>
public static class EmdKMeans
{
    /// <summary>Units of a centroid's mass for each unit of a point's.</summary>
    public const int MassScale = 4;

    /// <summary>Clusters the points; with as many clusters as points each point is its own.</summary>
    /// <param name="points">The histograms.</param>
    /// <param name="ground">Distances between their buckets.</param>
    /// <param name="options">How to cluster.</param>
    /// <param name="reports">Told of what is done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">The points don't fit the metric, or there are fewer of them than clusters.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static EmdClustering Cluster(
        HistogramPoints points,
        GroundMetric ground,
        KMeansOptions options,
        EmdReports? reports = null,
        CancellationToken cancellationToken = default)
    {
        options.Validate(points.Count);
        if (points.Buckets != ground.Count)
        {
            throw new ArgumentException($"The points have {points.Buckets} buckets, the metric has {ground.Count}.", nameof(ground));
        }

        var massUnits = checked(points.Mass * MassScale);
        if (options.Clusters == points.Count)
        {
            return Identity(points, ground, options.Threads, reports, cancellationToken);
        }

        return PaddedGround<short>.Fits(ground, massUnits)
            ? Cluster<short>(points, ground, options, reports, cancellationToken)
            : Cluster<int>(points, ground, options, reports, cancellationToken);
    }

    /// <summary>The sums and centroids of as many clusters as there are points.</summary>
    internal static (long[] Sums, int[] Centroids) OnePerPoint(HistogramPoints points)
    {
        var sums = new long[points.Count * points.Buckets];
        for (var point = 0; point < points.Count; point++)
        {
            ClusterSums.Add(points, point, sums.AsSpan(point * points.Buckets, points.Buckets));
        }

        var centroids = new int[sums.Length];
        ClusterSums.Round(sums, centroids, points.Buckets, points.Mass * MassScale);
        return (sums, centroids);
    }

    private static EmdClustering Cluster<T>(
        HistogramPoints points, GroundMetric ground, KMeansOptions options, EmdReports? reports, CancellationToken cancellationToken)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var clustering = new Lloyd<T>(points, ground, options, cancellationToken);
        var iteration = clustering.Seed(reports?.Seeds);
        reports?.Iteration?.Invoke(iteration);
        while (iteration.Moved > 0 && iteration.Number < options.MaxIterations)
        {
            iteration = clustering.Iterate();
            reports?.Iteration?.Invoke(iteration);
        }

        return new EmdClustering
        {
            Clusters = clustering.Clusters,
            Buckets = points.Buckets,
            Assignments = clustering.Assignments,
            Sums = clustering.Sums,
            Centroids = clustering.Centroids,
            MassUnits = points.Mass * MassScale,
            Distances = EmdMetric.Pairwise(clustering.Centroids, ground, options.Threads, reports?.MetricRows, cancellationToken),
            Inertia = iteration.Inertia,
            Iterations = iteration.Number,
            Converged = iteration.Moved == 0,
        };
    }

    private static EmdClustering Identity(HistogramPoints points, GroundMetric ground, int threads, EmdReports? reports, CancellationToken cancellationToken)
    {
        var (sums, centroids) = OnePerPoint(points);
        return new EmdClustering
        {
            Clusters = points.Count,
            Buckets = points.Buckets,
            Assignments = [.. Enumerable.Range(0, points.Count).Select(point => (ushort)point)],
            Sums = sums,
            Centroids = centroids,
            MassUnits = points.Mass * MassScale,
            Distances = EmdMetric.Pairwise(centroids, ground, threads, reports?.MetricRows, cancellationToken),
            Inertia = 0,
            Iterations = 0,
            Converged = true,
        };
    }
}
