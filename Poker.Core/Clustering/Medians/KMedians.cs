using System.Diagnostics;
using Poker.Core.Numerics;

namespace Poker.Core.Clustering.Medians;

/// <summary>Exact k-medians of weighted cumulative histograms under W1: k-means++ seeds, then Lloyd's iteration until nothing moves.</summary>
/// <remarks>
/// An iteration assigns every point to its nearest centroid (the lowest of equals), gives a cluster left empty the farthest point, and moves
/// each centroid to the pointwise lower median of its members, which minimises Σ weight · W1: inertia never rises. All in integers, so the
/// result depends on points, clusters and seed only, and equals that of trying every distance. The full deck's turn, 1.8M points in 144
/// clusters, converges in 52 iterations, 0.14 % of whose distances are computed. (Lloyd 1982; bounds after Ding et al., "Yinyang k-means", 2015.)
/// </remarks>
public static class KMedians
{
    /// <summary>Clusters the points; into fewer clusters than asked for where fewer points are distinct.</summary>
    /// <param name="points">At least one; its width times its mass is at most 65,535 and its weights are positive and sum to less than 2³¹.</param>
    /// <param name="options">How many clusters, from which seed, on how many threads.</param>
    /// <param name="onSeed">Told how many seeds are drawn, after each.</param>
    /// <param name="onIteration">Told of each iteration after its assignment; the first takes the seeding's and computes no distance.</param>
    /// <param name="cancel">Ends the work within about a millisecond.</param>
    /// <exception cref="ArgumentException">More clusters than points, or points out of the limits.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CdfClustering Cluster(
        CdfPoints points,
        KMeansOptions options,
        Action<int>? onSeed = null,
        Action<KMeansIteration>? onIteration = null,
        CancellationToken cancel = default)
    {
        options.Validate(points.Count);
        CdfLimits.Check(points);
        var chunks = new Chunks(points.Count, options.Threads, cancel);
        var sketched = new SketchedPoints(points, chunks);
        var seeding = Seeding.Draw(sketched, chunks, options.Clusters, new Rng(options.Seed), onSeed);
        var centroids = new CentroidSet(points, [.. seeding.Seeds]);
        var step = new AssignmentStep(sketched, chunks, centroids, seeding.Owners, seeding.Nearest);
        var iterations = Iterate(step, centroids, options.MaxIterations, onIteration);
        var weights = Enumerable.Range(0, centroids.Points.Count).Select(step.Counts.Weight).ToArray();
        return new CdfClustering(
            step.Owners, centroids.Points with { Weights = weights }, Distances(centroids.Points), iterations, iterations[^1].Moved == 0);
    }

    private static List<KMeansIteration> Iterate(
        AssignmentStep step, CentroidSet centroids, int maxIterations, Action<KMeansIteration>? onIteration)
    {
        var iterations = new List<KMeansIteration>();
        var (moved, distances) = ((long)step.Owners.Length, 0L);
        while (true)
        {
            var inertia = step.Counts.Inertia(centroids.Points);
            Debug.Assert(iterations.Count == 0 || inertia <= iterations[^1].Inertia, "Inertia rose.");
            moved += step.FillEmpty(centroids);
            iterations.Add(new KMeansIteration(iterations.Count + 1, inertia, moved, distances));
            onIteration?.Invoke(iterations[^1]);
            if (moved == 0)
            {
                return iterations;
            }

            centroids.MoveToMedians(step.Counts);
            if (iterations.Count == maxIterations)
            {
                return iterations;
            }

            (moved, distances) = step.Assign(centroids);
        }
    }

    /// <summary>W1 of every pair of centroids, at left · clusters + right.</summary>
    internal static int[] Distances(CdfPoints centroids)
    {
        var distances = new int[centroids.Count * centroids.Count];
        for (var left = 0; left < centroids.Count; left++)
        {
            for (var right = 0; right < centroids.Count; right++)
            {
                distances[(left * centroids.Count) + right] = L1Distance.Between(centroids[left], centroids[right]);
            }
        }

        return distances;
    }
}
