using System.Numerics;
using System.Runtime.InteropServices;

namespace Poker.Core.Clustering.Medians;

/// <summary>The weight of a cluster's members at each value of each entry: all that medians and inertia need, and additive.</summary>
/// <remarks>
/// Whole numbers at [(cluster · width + entry) · (mass + 1) + value], 2.7 MB for the full deck's 144 clusters. Counts of different points add
/// up, and a move is a difference of counts: threads, or workers, each keep their own and the sum is the same however points are shared out.
/// </remarks>
internal sealed class CdfCounts(int clusters, int width, int mass)
{
    private readonly int[] _weights = new int[clusters * width * (mass + 1)];
    private readonly int _values = mass + 1;

    /// <summary>Counts that were written down.</summary>
    public CdfCounts(int clusters, int width, int mass, ReadOnlySpan<long> weights)
        : this(clusters, width, mass)
    {
        for (var i = 0; i < _weights.Length; i++)
        {
            _weights[i] = checked((int)weights[i]);
        }
    }

    private int ClusterSize => width * _values;

    /// <summary>Puts a point into a cluster; a negative weight takes it out.</summary>
    public void Add(int cluster, ReadOnlySpan<byte> point, int weight)
    {
        var weights = _weights.AsSpan(cluster * ClusterSize, ClusterSize);
        var row = 0;
        for (var entry = 0; entry < point.Length; entry++, row += _values)
        {
            weights[row + point[entry]] += weight;
        }
    }

    /// <summary>Takes the weights of other counts over, leaving those empty.</summary>
    public void Absorb(CdfCounts other)
    {
        var sums = MemoryMarshal.Cast<int, Vector<int>>(_weights.AsSpan());
        var others = MemoryMarshal.Cast<int, Vector<int>>(other._weights.AsSpan());
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += others[i];
        }

        for (var i = sums.Length * Vector<int>.Count; i < _weights.Length; i++)
        {
            _weights[i] += other._weights[i];
        }

        other._weights.AsSpan().Clear();
    }

    /// <summary>The counts to be written down.</summary>
    public long[] ToArray() => Array.ConvertAll(_weights, weight => (long)weight);

    /// <summary>The weight of a cluster's members.</summary>
    public int Weight(int cluster)
    {
        var sum = 0;
        foreach (var weight in Row(cluster, 0))
        {
            sum += weight;
        }

        return sum;
    }

    /// <summary>Writes a cluster's pointwise lower median: at each entry the least value that half the weight does not exceed.</summary>
    /// <remarks>It minimises Σ weight · L1, and is cumulative as its members are: a higher entry's median is never lower.</remarks>
    public void Median(int cluster, Span<byte> median)
    {
        var half = (Weight(cluster) + 1L) / 2;
        for (var entry = 0; entry < width; entry++)
        {
            var weights = Row(cluster, entry);
            var value = 0;
            for (long below = weights[0]; below < half; below += weights[value])
            {
                value++;
            }

            median[entry] = (byte)value;
        }
    }

    /// <summary>Σ weight · distance of all clusters' members to their centroids.</summary>
    public long Inertia(CdfPoints centroids)
    {
        var inertia = 0L;
        for (var cluster = 0; cluster < centroids.Count; cluster++)
        {
            inertia += Inertia(cluster, centroids[cluster]);
        }

        return inertia;
    }

    private long Inertia(int cluster, ReadOnlySpan<byte> centroid)
    {
        var inertia = 0L;
        for (var entry = 0; entry < width; entry++)
        {
            var weights = Row(cluster, entry);
            for (var value = 0; value < weights.Length; value++)
            {
                inertia += (long)weights[value] * Math.Abs(value - centroid[entry]);
            }
        }

        return inertia;
    }

    private ReadOnlySpan<int> Row(int cluster, int entry) => _weights.AsSpan((cluster * ClusterSize) + (entry * _values), _values);
}
