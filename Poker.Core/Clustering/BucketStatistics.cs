using System.Numerics;
using Poker.Core.Concurrency;
using Poker.Core.Indexing;

namespace Poker.Core.Clustering;

/// <summary>How many canonical hands each bucket of a street has, and the sum of their exact equities.</summary>
/// <param name="Population">Canonical hands by bucket.</param>
/// <param name="Sums">Σ of the hands' equity sums by bucket.</param>
internal sealed record BucketStatistics(long[] Population, long[] Sums)
{
    private const int BoardsPerChunk = 64;

    /// <summary>Counts over all canonical hands of a street; integer sums, so threads have no say in the result.</summary>
    public static BucketStatistics Count<T>(
        HandEntries entries, byte[] bucketOf, T[] sumOf, int buckets, int threads, CancellationToken cancellation)
        where T : IBinaryInteger<T>
    {
        var total = new BucketStatistics(new long[buckets], new long[buckets]);
        var boards = entries.Hands.Boards.Count;
        FirstFailure.Surface(() =>
            Parallel.For(
                0,
                (boards + BoardsPerChunk - 1) / BoardsPerChunk,
                new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
                () => new BucketStatistics(new long[buckets], new long[buckets]),
                (chunk, _, mine) =>
                {
                    for (var board = chunk * BoardsPerChunk; board < Math.Min(boards, (chunk + 1) * BoardsPerChunk); board++)
                    {
                        mine.AddBoard(entries, board, bucketOf, sumOf);
                    }

                    return mine;
                },
                mine =>
                {
                    lock (total)
                    {
                        total.Add(mine);
                    }
                }));
        return total;
    }

    /// <summary>The mean equity of each bucket's hands, in [0, 1]; ½ where a bucket has none.</summary>
    public double[] Means(long maxSum)
    {
        var means = new double[Population.Length];
        for (var bucket = 0; bucket < means.Length; bucket++)
        {
            means[bucket] = Population[bucket] == 0 ? 0.5 : (double)Sums[bucket] / maxSum / Population[bucket];
        }

        return means;
    }

    private void AddBoard<T>(HandEntries entries, int board, byte[] bucketOf, T[] sumOf)
        where T : IBinaryInteger<T>
    {
        Span<short> pockets = stackalloc short[Pockets.Count];
        Span<int> rows = stackalloc int[Pockets.Count];
        var count = entries.Hands.PocketsOn(board, pockets);
        entries.Read(board, pockets[..count], rows);
        foreach (var entry in rows[..count])
        {
            var bucket = bucketOf[entry];
            Population[bucket]++;
            Sums[bucket] += long.CreateTruncating(sumOf[entry]);
        }
    }

    private void Add(BucketStatistics other)
    {
        for (var bucket = 0; bucket < Population.Length; bucket++)
        {
            Population[bucket] += other.Population[bucket];
            Sums[bucket] += other.Sums[bucket];
        }
    }
}
