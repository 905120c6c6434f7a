namespace Poker.Core.Clustering;

/// <summary>Clusters renumbered as buckets: ascending by mean equity, ties by cluster number.</summary>
internal sealed class BucketOrder
{
    private BucketOrder(int[] clusters, byte[] bucketOf)
    {
        Clusters = clusters;
        BucketOf = bucketOf;
    }

    /// <summary>The cluster of each bucket.</summary>
    public int[] Clusters { get; }

    /// <summary>The bucket of each cluster.</summary>
    public byte[] BucketOf { get; }

    /// <summary>The order of clusters with these sums of equity over these numbers of hands.</summary>
    public static BucketOrder ByEquity(ReadOnlySpan<long> sums, ReadOnlySpan<long> population)
    {
        var means = new (Int128 Sum, long Count, int Cluster)[sums.Length];
        for (var cluster = 0; cluster < sums.Length; cluster++)
        {
            means[cluster] = (sums[cluster], population[cluster], cluster);
        }

        // Fractions are compared exactly, crosswise.
        Array.Sort(means, (left, right) => (left.Sum * right.Count).CompareTo(right.Sum * left.Count) is var order and not 0
            ? order
            : left.Cluster.CompareTo(right.Cluster));
        var bucketOf = new byte[sums.Length];
        for (var bucket = 0; bucket < means.Length; bucket++)
        {
            bucketOf[means[bucket].Cluster] = (byte)bucket;
        }

        return new BucketOrder(Array.ConvertAll(means, mean => mean.Cluster), bucketOf);
    }

    /// <summary>Rows of a per-cluster array, in the order of buckets.</summary>
    public T[] Rows<T>(ReadOnlySpan<T> perCluster)
    {
        var width = perCluster.Length / Clusters.Length;
        var rows = new T[perCluster.Length];
        for (var bucket = 0; bucket < Clusters.Length; bucket++)
        {
            perCluster.Slice(Clusters[bucket] * width, width).CopyTo(rows.AsSpan(bucket * width));
        }

        return rows;
    }

    /// <summary>A cluster-by-cluster matrix, in the order of buckets both ways.</summary>
    public long[] Matrix<T>(ReadOnlySpan<T> perPair, Func<T, long> widen)
    {
        var count = Clusters.Length;
        var matrix = new long[count * count];
        for (var left = 0; left < count; left++)
        {
            for (var right = 0; right < count; right++)
            {
                matrix[(left * count) + right] = widen(perPair[(Clusters[left] * count) + Clusters[right]]);
            }
        }

        return matrix;
    }
}
