using Poker.Core.Numerics;

namespace Poker.Core.Clustering.Medians;

/// <summary>Exact k-medians of weighted cumulative histograms under W1: k-means++ seeding, then Lloyd until nothing moves.</summary>
public static class KMedians
{
    /// <summary>Clusters the points.</summary>
    public static CdfClustering Cluster(
        CdfPoints points,
        KMeansOptions options,
        Action<int>? onSeed = null,
        Action<KMeansIteration>? onIteration = null,
        CancellationToken cancel = default)
    {
        options.Validate(points.Count);
        var chunks = new Chunks(points.Count, options.Threads, cancel);
        var seeding = Seeding.Draw(points, chunks, options.Clusters, new Rng(options.Seed), onSeed);
        var centroids = new CentroidSet(points, [.. seeding.Seeds]);
        var step = new AssignmentStep(points, chunks, seeding.Seeds.Count, seeding.Owners, seeding.Nearest);
        var iterations = new List<KMeansIteration>();
        var (moved, distances) = ((long)points.Count, 0L);
        while (true)
        {
            iterations.Add(new KMeansIteration(iterations.Count + 1, Inertia(step.Counts, centroids.Points), moved, distances));
            onIteration?.Invoke(iterations[^1]);
            if (moved == 0)
            {
                break;
            }

            centroids.MoveToMedians(step.Counts);
            if (iterations.Count == options.MaxIterations)
            {
                break;
            }

            (moved, distances) = step.Assign(centroids);
        }

        return new CdfClustering(step.Owners, centroids.Points, [], iterations, moved == 0);
    }

    private static long Inertia(CdfCounts counts, CdfPoints centroids)
    {
        var inertia = 0L;
        for (var k = 0; k < centroids.Count; k++)
        {
            inertia += counts.Inertia(k, centroids[k]);
        }

        return inertia;
    }
}
