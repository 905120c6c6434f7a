using Poker.Core.Clustering;
using Poker.Core.Numerics;

namespace Poker.Tests.Reference;

/// <summary>Small ground metrics and histograms at random, with many ties.</summary>
internal static class RandomHistograms
{
    /// <summary>L1 distances between random integer vectors: few dimensions and values make ties, coincident buckets and chains.</summary>
    public static GroundMetric Ground(ref Rng rng, int buckets)
    {
        var dimensions = 1 + (int)rng.Below(4);
        var range = rng.Below(2) == 0 ? 4UL : 500UL;
        var places = new int[buckets][];
        for (var bucket = 0; bucket < buckets; bucket++)
        {
            places[bucket] = new int[dimensions];
            for (var dimension = 0; dimension < dimensions; dimension++)
            {
                places[bucket][dimension] = (int)rng.Below(range);
            }
        }

        return new GroundMetric(buckets, [.. places.SelectMany(left => places.Select(right => Distance(left, right)))], 100);
    }

    /// <summary>Masses of a given sum over some buckets, often few.</summary>
    public static int[] Masses(ref Rng rng, int buckets, int mass)
    {
        var masses = new int[buckets];
        var places = 1 + rng.Below((ulong)buckets);
        var start = rng.Below((ulong)buckets);
        for (var i = 0; i < mass; i++)
        {
            masses[(int)((start + rng.Below(places)) % (ulong)buckets)]++;
        }

        return masses;
    }

    /// <summary>Points, distinct unless there is little choice.</summary>
    public static HistogramPoints Points(ref Rng rng, int buckets, int mass, int count)
    {
        var (seen, starts, atoms, counts) = (new HashSet<string>(), new List<int> { 0 }, new List<ushort>(), new List<int>());
        var weights = new List<int>();
        for (var tries = 0; weights.Count < count; tries++)
        {
            var masses = Masses(ref rng, buckets, mass);
            if (!seen.Add(string.Join(' ', masses)) && tries < 20 * count)
            {
                continue;
            }

            for (var bucket = 0; bucket < buckets; bucket++)
            {
                if (masses[bucket] > 0)
                {
                    atoms.Add((ushort)bucket);
                    counts.Add(masses[bucket]);
                }
            }

            starts.Add(atoms.Count);
            weights.Add(1 + (int)rng.Below(6));
        }

        return new HistogramPoints(buckets, mass, [.. starts], [.. atoms], [.. counts], [.. weights]);
    }

    private static int Distance(int[] left, int[] right) => left.Zip(right, (x, y) => Math.Abs(x - y)).Sum();
}
