using Poker.Core.Clustering;
using Poker.Core.Numerics;

namespace Poker.Tests.Reference;

/// <summary>k-means++ and Lloyd under the earth mover's distance with every distance computed, as the definition has it.</summary>
internal sealed class NaiveEmdKMeans(HistogramPoints points, GroundMetric ground, int clusters)
{
    private readonly int _massUnits = points.Mass * EmdKMeans.MassScale;

    public int[] Assignments { get; } = new int[points.Count];

    public long[] Distances { get; } = new long[points.Count];

    public List<int[]> Centroids { get; private set; } = [];

    public List<(long Inertia, long Moved)> Iterations { get; } = [];

    public void Run(ulong seed, int iterations)
    {
        Seed(seed);
        Array.Fill(Assignments, -1);
        Iterate(iterations);
    }

    /// <summary>From any centroids, all points being in cluster 0.</summary>
    public void RunFrom(IEnumerable<int[]> centroids, int iterations)
    {
        Centroids = [.. centroids];
        Iterate(iterations);
    }

    /// <summary>A point's masses in a centroid's units.</summary>
    public int[] AsCentroid(int point) => Scaled(point);

    private void Iterate(int iterations)
    {
        while (Iterations.Count < iterations && (Iterations.Count == 0 || Iterations[^1].Moved > 0))
        {
            Iterations.Add((Assign(out var moved), moved));
            FillEmptyClusters();
            Centroids = [.. Enumerable.Range(0, Centroids.Count).Select(Mean)];
        }
    }

    private void Seed(ulong seed)
    {
        var rng = new Rng(seed);
        var first = Pick(rng.Below((ulong)points.Weights.Sum(weight => (long)weight)), point => (ulong)points.Weights[point]);
        Centroids.Add(Scaled(first));
        while (Centroids.Count < clusters)
        {
            var shares = Enumerable.Range(0, points.Count).Select(point =>
            {
                var distance = (ulong)Centroids.Min(centroid => NaiveTransport.Distance(Scaled(point), centroid, ground.Costs));
                return checked(distance * distance * (ulong)points.Weights[point]);
            }).ToArray();
            var total = shares.Aggregate(0UL, (sum, share) => checked(sum + share));
            if (total == 0)
            {
                return;
            }

            Centroids.Add(Scaled(Pick(rng.Below(total), point => shares[point])));
        }
    }

    private static int Pick(ulong target, Func<int, ulong> share)
    {
        var point = 0;
        for (; target >= share(point); point++)
        {
            target -= share(point);
        }

        return point;
    }

    private long Assign(out long moved)
    {
        (moved, var inertia) = (0, 0L);
        for (var point = 0; point < points.Count; point++)
        {
            var distances = Centroids.Select(centroid => NaiveTransport.Distance(Scaled(point), centroid, ground.Costs)).ToArray();
            var nearest = Array.IndexOf(distances, distances.Min());
            moved += nearest == Assignments[point] ? 0 : 1;
            Assignments[point] = nearest;
            Distances[point] = distances[nearest];
            inertia += distances[nearest] * points.Weights[point];
        }

        return inertia;
    }

    private void FillEmptyClusters()
    {
        for (var cluster = 0; cluster < Centroids.Count; cluster++)
        {
            if (!Assignments.Contains(cluster))
            {
                var farthest = Enumerable.Range(0, points.Count)
                    .Where(point => Assignments.Count(other => other == Assignments[point]) > 1)
                    .OrderByDescending(point => Distances[point]).ThenBy(point => point).First();
                Assignments[farthest] = cluster;
                Distances[farthest] = 0;
            }
        }
    }

    private int[] Mean(int cluster)
    {
        var sums = new long[points.Buckets];
        foreach (var point in Enumerable.Range(0, points.Count).Where(point => Assignments[point] == cluster))
        {
            var masses = Scaled(point);
            for (var bucket = 0; bucket < sums.Length; bucket++)
            {
                sums[bucket] += (long)masses[bucket] * points.Weights[point];
            }
        }

        var total = sums.Sum();
        var mean = sums.Select(sum => (int)(sum * _massUnits / total)).ToArray();
        var byRemainder = Enumerable.Range(0, sums.Length).OrderByDescending(bucket => sums[bucket] * _massUnits % total).ThenBy(bucket => bucket);
        foreach (var bucket in byRemainder.Take(_massUnits - mean.Sum()).ToArray())
        {
            mean[bucket]++;
        }

        return mean;
    }

    private int[] Scaled(int point)
    {
        var masses = new int[points.Buckets];
        foreach (var (atom, count) in points.AtomsOf(point).ToArray().Zip(points.CountsOf(point).ToArray()))
        {
            masses[atom] = count * EmdKMeans.MassScale;
        }

        return masses;
    }
}
