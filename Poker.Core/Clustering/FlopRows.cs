using Poker.Core.Cards;
using Poker.Core.Indexing;

namespace Poker.Core.Clustering;

/// <summary>Makes the histograms of one flop board at a time; holds a thread's scratch space.</summary>
internal sealed class FlopRows(CanonicalHands hands, TurnBoards turn, byte[] turnBucketOf, int[] turnSums, int[] sums)
{
    private readonly short[] _pockets = new short[Pockets.Count];
    private readonly byte[] _kinds = new byte[Card.Count];
    private readonly int[] _suits = new int[Card.Suits];
    private readonly byte[] _buckets = new byte[Pockets.Count * Card.Count];
    private readonly int[] _counts = new int[256];
    private readonly uint[] _histogram = new uint[Card.Count];
    private readonly ulong[] _occupied = new ulong[4];

    /// <summary>Appends a board's hands to a chunk and writes their equity sums at their numbers.</summary>
    public void Run(int board, FlopChunk chunk)
    {
        var count = hands.PocketsOn(board, _pockets);
        var first = hands.RowsBefore(board);
        var cards = hands.Boards[board];
        foreach (var card in hands.Boards.Deck.Cards - cards)
        {
            LookUpChild(cards | card.Set, card.Index, count, sums.AsSpan(first, count));
        }

        for (var row = 0; row < count; row++)
        {
            CountBuckets(row, hands.Boards.Deck.Cards - cards - Pockets.Sets[_pockets[row]]);
            var size = SparseHistograms.Pack(_counts, _occupied, _histogram);
            Array.Clear(_occupied);
            chunk.Add(_histogram.AsSpan(0, size));
        }
    }

    // The buckets, and the sums added, of every pocket that does not hold the turn card itself.
    private void LookUpChild(CardSet turnBoard, int turnCard, int count, Span<int> sumOf)
    {
        var board = turn.Boards.NumberOf(SuitIsomorphism.CanonicalBoard(turnBoard, _suits));
        turn.Kinds(board, _suits, _kinds);
        var offset = turn.Offset(board);
        ReadOnlySpan<byte> lows = Pockets.Low, highs = Pockets.High;
        for (var row = 0; row < count; row++)
        {
            var pocket = _pockets[row];
            int low = lows[pocket], high = highs[pocket];
            if (low != turnCard && high != turnCard)
            {
                var entry = offset + RankMultisets.Pair(_kinds[low], _kinds[high]);
                _buckets[(row * Card.Count) + turnCard] = turnBucketOf[entry];
                sumOf[row] += turnSums[entry];
            }
        }
    }

    private void CountBuckets(int row, CardSet unseen)
    {
        var buckets = _buckets.AsSpan(row * Card.Count, Card.Count);
        foreach (var card in unseen)
        {
            var bucket = buckets[card.Index];
            _counts[bucket]++;
            _occupied[bucket >> 6] |= 1UL << (bucket & 63);
        }
    }
}
