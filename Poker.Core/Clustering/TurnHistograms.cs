using Poker.Core.Indexing;

namespace Poker.Core.Clustering;

/// <summary>The turn's distinct histograms over river buckets, and which of them each turn hand has.</summary>
/// <param name="Boards">The layout of the entries.</param>
/// <param name="Points">The distinct cumulative histograms, numbered by first occurrence in the order of the entries.</param>
/// <param name="PointOf">The point of each entry; −1 where the board makes the pair of kinds impossible.</param>
/// <param name="Sums">Σ of the river children's points of each entry: the exact equity, in units of 1/<paramref name="MaxSum"/>.</param>
/// <param name="MaxSum">The sum of a hand that always wins: 46 · 1,980 on the full deck.</param>
public sealed record TurnHistograms(TurnBoards Boards, CdfPoints Points, int[] PointOf, int[] Sums, int MaxSum)
{
    private const int BoardsPerChunk = 64;

    /// <summary>Builds them from the river's equities.</summary>
    /// <param name="river">The exact equities of every river hand.</param>
    /// <param name="riverBuckets">Buckets of the river, 2 to 256.</param>
    /// <param name="threads">Threads at most; the result does not depend on them.</param>
    /// <param name="progress">Told the boards done.</param>
    /// <param name="cancellation">Stops between chunks of boards.</param>
    public static TurnHistograms Build(
        RiverEquities river, int riverBuckets, int threads, Action<long, long>? progress = null, CancellationToken cancellation = default)
    {
        var boards = new TurnBoards(river.Classes.Deck);
        var pointOf = new int[boards.Entries];
        var sums = new int[boards.Entries];
        var width = riverBuckets - 1;
        var words = (width + 7) / 8;
        var distinct = new DistinctRows(words, boards.Entries * 3 / 10);
        var chunks = (boards.Boards.Count + BoardsPerChunk - 1) / BoardsPerChunk;
        var numbers = new int[1 << 15];
        OrderedChunks.Run(
            chunks,
            threads,
            () => new TurnRows(river, boards, riverBuckets, pointOf, sums),
            (worker, chunk) => worker.Run(chunk * BoardsPerChunk, Math.Min(boards.Boards.Count, (chunk + 1) * BoardsPerChunk)),
            (chunk, local) =>
            {
                var end = Math.Min(boards.Boards.Count, (chunk + 1) * BoardsPerChunk);
                Array.Resize(ref numbers, Math.Max(numbers.Length, local.Count));
                Renumber(local, distinct, numbers, pointOf.AsSpan(boards.Offset(chunk * BoardsPerChunk)..boards.Offset(end)));
                progress?.Invoke(end, boards.Boards.Count);
            },
            cancellation);
        var mass = river.Classes.Deck.Count - 6;
        var points = new CdfPoints(width, words * sizeof(ulong), mass, distinct.Bytes, Weigh(boards, pointOf, distinct.Count));
        return new TurnHistograms(boards, points, pointOf, sums, mass * river.MaxPoints);
    }

    private static void Renumber(DistinctRows local, DistinctRows distinct, Span<int> numbers, Span<int> pointOf)
    {
        for (var i = 0; i < local.Count; i++)
        {
            numbers[i] = distinct.Add(local[i]);
        }

        foreach (ref var point in pointOf)
        {
            point = point < 0 ? point : numbers[point];
        }
    }

    // Every canonical hand weighs 1.
    private static int[] Weigh(TurnBoards boards, int[] pointOf, int count)
    {
        var weights = new int[count];
        var entries = new TurnEntries(boards);
        Span<int> rows = stackalloc int[Pockets.Count];
        Span<short> pockets = stackalloc short[Pockets.Count];
        for (var board = 0; board < boards.Boards.Count; board++)
        {
            var hands = entries.Hands.PocketsOn(board, pockets);
            entries.Read(board, pockets[..hands], rows);
            foreach (var entry in rows[..hands])
            {
                weights[pointOf[entry]]++;
            }
        }

        return weights;
    }
}
