using Poker.Core.Cards;
using Poker.Core.Indexing;

namespace Poker.Core.Clustering;

/// <summary>The flop's distinct histograms over turn buckets, and which of them each canonical flop hand has.</summary>
/// <param name="Hands">The canonical hands.</param>
/// <param name="Points">The distinct histograms, numbered by first occurrence.</param>
/// <param name="PointOf">The point of each canonical hand.</param>
/// <param name="Sums">Σ of the turn children's sums of each hand: the exact equity, in units of 1/<paramref name="MaxSum"/>.</param>
/// <param name="MaxSum">The sum of a hand that always wins: 47 · 46 · 1,980 on the full deck.</param>
public sealed record FlopHistograms(CanonicalHands Hands, HistogramPoints Points, int[] PointOf, int[] Sums, int MaxSum)
{
    private const int BoardsPerChunk = 8;

    /// <summary>Builds them from the turn's buckets and equity sums.</summary>
    /// <param name="turn">The layout of the turn's entries.</param>
    /// <param name="turnBucketOf">The bucket of each turn entry.</param>
    /// <param name="turnSums">The equity sum of each turn entry.</param>
    /// <param name="turnMaxSum">The turn's <see cref="TurnHistograms.MaxSum"/>.</param>
    /// <param name="turnBuckets">Buckets of the turn, at most 256.</param>
    /// <param name="threads">Threads at most; the result does not depend on them.</param>
    /// <param name="progress">Told the boards done.</param>
    /// <param name="cancellation">Stops between chunks of boards.</param>
    public static FlopHistograms Build(
        TurnBoards turn,
        byte[] turnBucketOf,
        int[] turnSums,
        int turnMaxSum,
        int turnBuckets,
        int threads,
        Action<long, long>? progress = null,
        CancellationToken cancellation = default)
    {
        var deck = turn.Boards.Deck;
        var hands = new CanonicalHands(deck, Street.Flop);
        var pointOf = new int[hands.Count];
        var sums = new int[hands.Count];
        var distinct = new SparseHistograms();
        var boards = hands.Boards.Count;
        OrderedChunks.Run(
            (boards + BoardsPerChunk - 1) / BoardsPerChunk,
            threads,
            () => new FlopRows(hands, turn, turnBucketOf, turnSums, sums),
            (worker, chunk) =>
            {
                var local = new FlopChunk();
                for (var board = chunk * BoardsPerChunk; board < Math.Min(boards, (chunk + 1) * BoardsPerChunk); board++)
                {
                    worker.Run(board, local);
                }

                return local;
            },
            (chunk, local) =>
            {
                var first = hands.RowsBefore(chunk * BoardsPerChunk);
                for (var row = 0; row < local.Count; row++)
                {
                    pointOf[first + row] = distinct.Add(local[row]);
                }

                progress?.Invoke(Math.Min(boards, (chunk + 1) * BoardsPerChunk), boards);
            },
            cancellation);
        var mass = deck.Count - 5;
        return new FlopHistograms(hands, distinct.ToPoints(turnBuckets, mass), pointOf, sums, mass * turnMaxSum);
    }
}
