using Poker.Core.Clustering.Medians;

namespace Poker.Core.Clustering.Rounds;

/// <summary>Rounds of <see cref="KMedians"/>: a centroid is the pointwise lower median of its members; one without members stays.</summary>
internal sealed class MedianReduction : RoundReduction
{
    /// <summary>Centroids as points with that stride; the weights are left out.</summary>
    public static CdfPoints ToPoints(ReadOnlySpan<int> centroids, int width, int stride, int mass)
    {
        var count = centroids.Length / width;
        var points = new CdfPoints(width, stride, mass, new byte[count * stride], new int[count]);
        for (var i = 0; i < centroids.Length; i++)
        {
            points.Values[(i / width * stride) + (i % width)] = checked((byte)centroids[i]);
        }

        return points;
    }

    /// <summary>Centroids as numbers in a row.</summary>
    public static int[] ToNumbers(CdfPoints centroids)
    {
        var numbers = new int[centroids.Count * centroids.Width];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = centroids.Values[(i / centroids.Width * centroids.Stride) + (i % centroids.Width)];
        }

        return numbers;
    }

    private protected override long[] Add(RoundState last, ShardResult[] shards)
    {
        long[] sums = [.. last.Sums];
        foreach (var shard in shards)
        {
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += shard.Sums[i];
            }
        }

        return sums;
    }

    private protected override bool HasEmptyCluster(RoundState state, long[] sums)
    {
        var counts = Counts(state, sums);
        return Enumerable.Range(0, state.Clusters).Any(cluster => counts.Weight(cluster) == 0);
    }

    private protected override long Inertia(RoundState last, long[] sums, ShardResult[] shards) =>
        Counts(last, sums).Inertia(ToPoints(last.Centroids, last.Width, last.Width, last.Mass));

    private protected override long MovedBy(ReseedResult reseeded) => reseeded.Moves.Count;

    private protected override int[] Centroids(RoundState round, long[] sums)
    {
        var counts = Counts(round, sums);
        int[] centroids = [.. round.Before];
        var median = new byte[round.Width];
        for (var cluster = 0; cluster < round.Clusters; cluster++)
        {
            if (counts.Weight(cluster) > 0)
            {
                counts.Median(cluster, median);
                for (var entry = 0; entry < median.Length; entry++)
                {
                    centroids[(cluster * round.Width) + entry] = median[entry];
                }
            }
        }

        return centroids;
    }

    private static CdfCounts Counts(RoundState state, long[] sums) => new(state.Clusters, state.Width, state.Mass, sums);
}
