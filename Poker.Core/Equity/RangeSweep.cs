using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Core.Equity;

/// <summary>Two ranges on one full board: all hands sorted by strength once, then one pass with sums a card for those that block each other.</summary>
/// <remarks>
/// O(hands) a board by a two-pass radix sort on the 13 bits of a strength. A hand's possible opponents weigh W − C[a] − C[b] + w, over
/// all weaker hands or all not stronger: W their weight, C[x] that of those with card x, w the weight of the same two cards in the
/// other range. One instance a thread.
/// </remarks>
internal sealed class RangeSweep
{
    private const int StrengthShift = 11;
    private const int LowBits = 7;

    private readonly int _hands;
    private readonly int[] _low;
    private readonly int[] _high;
    private readonly ulong[] _bits;
    private readonly uint[] _keys;
    private readonly int[][] _suitRanks;
    private readonly long[] _first;
    private readonly long[] _second;
    private readonly int[] _strengths;
    private readonly uint[] _entries;
    private readonly uint[] _sorted;
    private readonly long[] _byCard = new long[Card.Count];

    /// <summary>For two ranges without hands that the known board blocks.</summary>
    public RangeSweep(HandRange first, HandRange second)
    {
        var pairs = Enumerable.Range(0, CardPairs.Count).Where(pair => (first.Weights[pair] | second.Weights[pair]) != 0).ToArray();
        _hands = pairs.Length;
        _low = Array.ConvertAll(pairs, pair => (int)CardPairs.Low[pair]);
        _high = Array.ConvertAll(pairs, pair => (int)CardPairs.High[pair]);
        _bits = Array.ConvertAll(pairs, pair => CardPairs.Bits[pair]);
        _keys = Array.ConvertAll(pairs, pair => CardPairs.RankKeySums[pair]);
        _suitRanks = [.. Enumerable.Range(0, Card.Suits).Select(suit => Array.ConvertAll(pairs, pair => CardPairs.SuitRanks(suit)[pair]))];
        _first = Array.ConvertAll(pairs, pair => (long)first.Weights[pair]);
        _second = Array.ConvertAll(pairs, pair => (long)second.Weights[pair]);
        _strengths = new int[_hands];
        _entries = new uint[_hands];
        _sorted = new uint[_hands];
    }

    /// <summary>The weight of the first range's wins, of ties and of all deals on a five-card board.</summary>
    public (long Wins, long Ties, long Total) Run(HandSum board)
    {
        Evaluate(board);
        var count = Sort(board.Cards);
        Array.Clear(_byCard);
        long weaker = 0, wins = 0, notStronger = 0;
        for (var start = 0; start < count;)
        {
            var end = start;
            var strength = _sorted[start] >> StrengthShift;
            for (; end < count && _sorted[end] >> StrengthShift == strength; end++)
            {
                var hand = (int)(_sorted[end] & ((1 << StrengthShift) - 1));
                wins += _first[hand] * (weaker - _byCard[_low[hand]] - _byCard[_high[hand]]);
            }

            for (var i = start; i < end; i++)
            {
                var hand = (int)(_sorted[i] & ((1 << StrengthShift) - 1));
                var weight = _second[hand];
                weaker += weight;
                _byCard[_low[hand]] += weight;
                _byCard[_high[hand]] += weight;
            }

            for (var i = start; i < end; i++)
            {
                var hand = (int)(_sorted[i] & ((1 << StrengthShift) - 1));
                notStronger += _first[hand] * (weaker - _byCard[_low[hand]] - _byCard[_high[hand]] + _second[hand]);
            }

            start = end;
        }

        return (wins, notStronger - wins, Total(count, weaker));
    }

    private long Total(int count, long weight)
    {
        var total = 0L;
        for (var i = 0; i < count; i++)
        {
            var hand = (int)(_sorted[i] & ((1 << StrengthShift) - 1));
            total += _first[hand] * (weight - _byCard[_low[hand]] - _byCard[_high[hand]] + _second[hand]);
        }

        return total;
    }

    private void Evaluate(HandSum board)
    {
        var suit = BoardRuns.FlushSuit(board);
        if (suit < 0)
        {
            StrengthRuns.OffSuit(board.RankKeySum, _keys, _strengths);
            return;
        }

        StrengthRuns.WithFlush(board.RankKeySum, _keys, new CardSet(board.Cards).Suit(suit), _suitRanks[suit], _strengths);
    }

    // Sorts the hands that the board leaves possible; an entry is strength·2^11 + hand.
    private int Sort(ulong board)
    {
        Span<int> low = stackalloc int[1 << LowBits];
        Span<int> high = stackalloc int[1 << LowBits];
        low.Clear();
        high.Clear();
        var count = 0;
        for (var hand = 0; hand < _hands; hand++)
        {
            if ((_bits[hand] & board) == 0)
            {
                var strength = _strengths[hand];
                _sorted[count++] = ((uint)strength << StrengthShift) | (uint)hand;
                low[strength & ((1 << LowBits) - 1)]++;
                high[strength >> LowBits]++;
            }
        }

        Scatter(_sorted, _entries, count, low, StrengthShift);
        Scatter(_entries, _sorted, count, high, StrengthShift + LowBits);
        return count;
    }

    private static void Scatter(uint[] from, uint[] to, int count, Span<int> places, int shift)
    {
        var start = 0;
        for (var digit = 0; digit < places.Length; digit++)
        {
            (places[digit], start) = (start, start + places[digit]);
        }

        for (var i = 0; i < count; i++)
        {
            to[places[(int)(from[i] >> shift) & ((1 << LowBits) - 1)]++] = from[i];
        }
    }
}
