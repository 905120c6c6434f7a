namespace Poker.Core.Clustering.Means;

/// <summary>Sums of the members' histograms, one row a cluster: they add up over any partition of the points, in any order.</summary>
internal static class ClusterSums
{
    /// <summary>Adds a point to a cluster's row, as often as it weighs.</summary>
    public static void Add(HistogramPoints points, int point, Span<long> row) => Add(points, point, points.Weights[point], row);

    /// <summary>Takes a point out of a cluster's row.</summary>
    public static void Remove(HistogramPoints points, int point, Span<long> row) => Add(points, point, -points.Weights[point], row);

    /// <summary>Writes a point's scaled masses bucket by bucket.</summary>
    public static void Scatter(HistogramPoints points, int point, int scale, Span<int> row)
    {
        row.Clear();
        var counts = points.CountsOf(point);
        var atoms = points.AtomsOf(point);
        for (var i = 0; i < atoms.Length; i++)
        {
            row[atoms[i]] = counts[i] * scale;
        }
    }

    /// <summary>Rounds each row to integer masses of a given sum by largest remainder, ties to the lowest bucket; empty rows become zeros.</summary>
    public static void Round(ReadOnlySpan<long> sums, Span<int> masses, int buckets, int massUnits)
    {
        for (var start = 0; start < sums.Length; start += buckets)
        {
            RoundRow(sums.Slice(start, buckets), masses.Slice(start, buckets), massUnits);
        }
    }

    private static void RoundRow(ReadOnlySpan<long> sums, Span<int> masses, int massUnits)
    {
        masses.Clear();
        Int128 total = 0;
        foreach (var sum in sums)
        {
            total += sum;
        }

        if (total == 0)
        {
            return;
        }

        var left = massUnits;
        var remainders = new (Int128 Remainder, int Bucket)[sums.Length];
        for (var bucket = 0; bucket < sums.Length; bucket++)
        {
            var (quotient, remainder) = Int128.DivRem((Int128)sums[bucket] * massUnits, total);
            masses[bucket] = (int)quotient;
            left -= masses[bucket];
            remainders[bucket] = (-remainder, bucket);
        }

        Array.Sort(remainders);
        foreach (var (_, bucket) in remainders.AsSpan(0, left))
        {
            masses[bucket]++;
        }
    }

    private static void Add(HistogramPoints points, int point, long weight, Span<long> row)
    {
        var counts = points.CountsOf(point);
        var atoms = points.AtomsOf(point);
        for (var i = 0; i < atoms.Length; i++)
        {
            row[atoms[i]] += weight * counts[i];
        }
    }
}
