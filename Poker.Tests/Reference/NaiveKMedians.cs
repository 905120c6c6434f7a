using Poker.Core.Clustering;
using Poker.Core.Numerics;

namespace Poker.Tests.Reference;

/// <summary>k-medians as the textbook has it: every distance, every median from a sorted list.</summary>
internal static class NaiveKMedians
{
    public static (int[] Assignments, byte[][] Centroids, List<(int Number, long Inertia, long Moved)> Iterations) Cluster(
        CdfPoints points, KMeansOptions options) =>
        Continue(points, options.MaxIterations, Seed(points, options.Clusters, new Rng(options.Seed)), -1);

    /// <summary>From any centroids, all points being in one cluster.</summary>
    public static (int[] Assignments, byte[][] Centroids, List<(int Number, long Inertia, long Moved)> Iterations) Continue(
        CdfPoints points, int maxIterations, byte[][] centroids, int cluster)
    {
        var assignments = Enumerable.Repeat(cluster, points.Count).ToArray();
        var iterations = new List<(int, long, long)>();
        while (true)
        {
            var nearest = Enumerable.Range(0, points.Count).Select(i => Nearest(points[i], centroids)).ToArray();
            var moved = Enumerable.Range(0, points.Count).LongCount(i => nearest[i] != assignments[i]);
            assignments = nearest;
            var inertia = Enumerable.Range(0, points.Count).Sum(i => (long)points.Weights[i] * Distance(points[i], centroids[assignments[i]]));
            moved += FillEmpty(points, centroids, assignments);
            iterations.Add((iterations.Count + 1, inertia, moved));
            if (moved == 0)
            {
                return (assignments, centroids, iterations);
            }

            centroids = [.. centroids.Select((_, k) => Median(points, assignments, k))];
            if (iterations.Count == maxIterations)
            {
                return (assignments, centroids, iterations);
            }
        }
    }

    public static int Distance(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var sum = 0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += Math.Abs(left[i] - right[i]);
        }

        return sum;
    }

    public static int Nearest(ReadOnlySpan<byte> point, byte[][] centroids)
    {
        var nearest = 0;
        for (var k = 1; k < centroids.Length; k++)
        {
            nearest = Distance(point, centroids[k]) < Distance(point, centroids[nearest]) ? k : nearest;
        }

        return nearest;
    }

    private static byte[][] Seed(CdfPoints points, int clusters, Rng rng)
    {
        var seeds = new List<byte[]> { points[Draw(points.Weights.Select(weight => (ulong)weight), ref rng)].ToArray() };
        while (seeds.Count < clusters)
        {
            var potentials = Enumerable.Range(0, points.Count).Select(i =>
            {
                var distance = (ulong)seeds.Min(seed => Distance(points[i], seed));
                return (ulong)points.Weights[i] * distance * distance;
            }).ToArray();
            if (potentials.All(potential => potential == 0))
            {
                break;
            }

            seeds.Add(points[Draw(potentials, ref rng)].ToArray());
        }

        return [.. seeds];
    }

    private static int Draw(IEnumerable<ulong> shares, ref Rng rng)
    {
        var all = shares.ToArray();
        var left = rng.Below(all.Aggregate((sum, share) => sum + share));
        var i = 0;
        while (left >= all[i])
        {
            left -= all[i++];
        }

        return i;
    }

    private static int FillEmpty(CdfPoints points, byte[][] centroids, int[] assignments)
    {
        var filled = 0;
        for (var k = 0; k < centroids.Length; k++)
        {
            if (!assignments.Contains(k))
            {
                var farthest = Enumerable.Range(0, points.Count)
                    .Where(i => assignments.Count(owner => owner == assignments[i]) > 1)
                    .MaxBy(i => Distance(points[i], centroids[assignments[i]]));
                assignments[farthest] = k;
                filled++;
            }
        }

        return filled;
    }

    private static byte[] Median(CdfPoints points, int[] assignments, int cluster)
    {
        var members = Enumerable.Range(0, points.Count).Where(i => assignments[i] == cluster).ToArray();
        var total = members.Sum(i => (long)points.Weights[i]);
        return [.. Enumerable.Range(0, points.Width).Select(entry =>
        {
            var below = 0L;
            return members.OrderBy(i => points[i][entry]).SkipWhile(i => (below += points.Weights[i]) * 2 < total)
                .Select(i => points[i][entry]).First();
        })];
    }
}
