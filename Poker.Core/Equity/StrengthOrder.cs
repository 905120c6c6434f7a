using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Core.Equity;

/// <summary>Hands in the order of their strength on a board: two passes of a radix sort on its 13 bits. One instance a thread.</summary>
internal sealed class StrengthOrder
{
    /// <summary>An entry is strength · 2^HandBits + hand.</summary>
    public const int HandBits = 11;

    /// <summary>The bits of an entry that are the hand.</summary>
    public const int HandMask = (1 << HandBits) - 1;

    private const int DigitBits = 7;
    private const int DigitMask = (1 << DigitBits) - 1;

    private readonly ulong[] _bits;
    private readonly uint[] _keys;
    private readonly int[][] _suitRanks;
    private readonly int[] _strengths;
    private readonly uint[] _entries;
    private readonly uint[] _sorted;

    /// <summary>For hands by their index in <see cref="CardPairs"/>.</summary>
    public StrengthOrder(int[] pairs)
    {
        _bits = Array.ConvertAll(pairs, pair => CardPairs.Bits[pair]);
        _keys = Array.ConvertAll(pairs, pair => CardPairs.RankKeySums[pair]);
        _suitRanks = [.. Enumerable.Range(0, Card.Suits).Select(suit => Array.ConvertAll(pairs, pair => CardPairs.SuitRanks(suit)[pair]))];
        _strengths = new int[pairs.Length];
        _entries = new uint[pairs.Length];
        _sorted = new uint[pairs.Length];
    }

    /// <summary>The strength of each hand on a five-card board; of hands that share a card with it, a number that means nothing.</summary>
    public ReadOnlySpan<int> Evaluate(HandSum board)
    {
        var suit = BoardRuns.FlushSuit(board);
        if (suit < 0)
        {
            StrengthRuns.OffSuit(board.RankKeySum, _keys, _strengths);
        }
        else
        {
            StrengthRuns.WithFlush(board.RankKeySum, _keys, new CardSet(board.Cards).Suit(suit), _suitRanks[suit], _strengths);
        }

        return _strengths;
    }

    /// <summary>The hands that the board of the last <see cref="Evaluate"/> leaves possible, weakest first; valid until the next call.</summary>
    public ReadOnlySpan<uint> Sort(ulong board)
    {
        Span<int> low = stackalloc int[1 << DigitBits];
        Span<int> high = stackalloc int[1 << DigitBits];
        low.Clear();
        high.Clear();
        var count = 0;
        for (var hand = 0; hand < _bits.Length; hand++)
        {
            var strength = _strengths[hand];
            var possible = (_bits[hand] & board) == 0 ? 1 : 0;
            _sorted[count] = ((uint)strength << HandBits) | (uint)hand;
            count += possible;
            low[strength & DigitMask] += possible;
            high[strength >> DigitBits & DigitMask] += possible;
        }

        Scatter(_sorted.AsSpan(0, count), _entries, low, HandBits);
        Scatter(_entries.AsSpan(0, count), _sorted, high, HandBits + DigitBits);
        return _sorted.AsSpan(0, count);
    }

    private static void Scatter(ReadOnlySpan<uint> from, uint[] to, Span<int> places, int shift)
    {
        var start = 0;
        for (var digit = 0; digit < places.Length; digit++)
        {
            (places[digit], start) = (start, start + places[digit]);
        }

        foreach (var entry in from)
        {
            to[places[(int)(entry >> shift) & DigitMask]++] = entry;
        }
    }
}
