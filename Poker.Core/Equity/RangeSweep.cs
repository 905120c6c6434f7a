using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Core.Equity;

/// <summary>Two ranges on one full board: the weight of the deals that the first wins or ties.</summary>
/// <remarks>
/// Many hands are sorted by strength once (two passes of a radix sort on its 13 bits), then one pass keeps sums a card for the hands that
/// block each other: a hand's possible opponents weigh W − C[a] − C[b] + w, over all weaker hands or all not stronger: W their weight,
/// C[x] that of those with card x, w the weight of the same two cards in the other range. Where one range has few hands, each is compared
/// with all of the other's. One instance a thread.
/// </remarks>
internal sealed class RangeSweep
{
    private const int HandBits = 11;
    private const int HandMask = (1 << HandBits) - 1;
    private const int DigitBits = 7;
    private const int DigitMask = (1 << DigitBits) - 1;

    // A comparison takes about a twelfth of the time that sorting and sweeping take for a hand.
    private const int ComparisonsPerHand = 12;

    private readonly RangeHand[] _hands;
    private readonly uint[] _keys;
    private readonly int[][] _suitRanks;
    private readonly int[] _strengths;
    private readonly uint[] _entries;
    private readonly uint[] _sorted;
    private readonly long[] _byCard = new long[Card.Count];
    private readonly int[]? _few;

    /// <summary>For two ranges without hands that the known board blocks.</summary>
    public RangeSweep(HandRange first, HandRange second)
    {
        (_hands, var pairs) = RangeHand.Of(first, second);
        _keys = Array.ConvertAll(pairs, pair => CardPairs.RankKeySums[pair]);
        _suitRanks = [.. Enumerable.Range(0, Card.Suits).Select(suit => Array.ConvertAll(pairs, pair => CardPairs.SuitRanks(suit)[pair]))];
        _strengths = new int[_hands.Length];
        _entries = new uint[_hands.Length];
        _sorted = new uint[_hands.Length];
        if (first.Hands <= ComparisonsPerHand)
        {
            _few = [.. Enumerable.Range(0, _hands.Length).Where(hand => _hands[hand].First > 0)];
        }
    }

    /// <summary>The weight of the first range's wins and of ties on a five-card board.</summary>
    public (long Wins, long Ties) Run(HandSum board)
    {
        Evaluate(board);
        return _few is null ? Sweep(Sort(board.Cards)) : Compare(_few, board.Cards);
    }

    private (long Wins, long Ties) Compare(int[] few, ulong board)
    {
        long wins = 0, ties = 0;
        foreach (var own in few)
        {
            var hand = _hands[own];
            if ((hand.Bits & board) != 0)
            {
                continue;
            }

            var (used, strength) = (hand.Bits | board, _strengths[own]);
            long weaker = 0, equal = 0;
            for (var i = 0; i < _hands.Length; i++)
            {
                var weight = (_hands[i].Bits & used) == 0 ? _hands[i].Second : 0;
                weaker += _strengths[i] < strength ? weight : 0;
                equal += _strengths[i] == strength ? weight : 0;
            }

            wins += hand.First * weaker;
            ties += hand.First * equal;
        }

        return (wins, ties);
    }

    private (long Wins, long Ties) Sweep(ReadOnlySpan<uint> sorted)
    {
        Array.Clear(_byCard);
        long weaker = 0, wins = 0, notStronger = 0;
        while (!sorted.IsEmpty)
        {
            var end = 0;
            var strength = sorted[0] >> HandBits;
            for (; end < sorted.Length && sorted[end] >> HandBits == strength; end++)
            {
                ref readonly var hand = ref _hands[sorted[end] & HandMask];
                wins += hand.First * (weaker - _byCard[hand.Low] - _byCard[hand.High]);
            }

            foreach (var entry in sorted[..end])
            {
                ref readonly var hand = ref _hands[entry & HandMask];
                weaker += hand.Second;
                _byCard[hand.Low] += hand.Second;
                _byCard[hand.High] += hand.Second;
            }

            foreach (var entry in sorted[..end])
            {
                ref readonly var hand = ref _hands[entry & HandMask];
                notStronger += hand.First * (weaker - _byCard[hand.Low] - _byCard[hand.High] + hand.Second);
            }

            sorted = sorted[end..];
        }

        return (wins, notStronger - wins);
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

    // The hands that the board leaves possible, weakest first; an entry is strength·2^11 + hand.
    private ReadOnlySpan<uint> Sort(ulong board)
    {
        Span<int> low = stackalloc int[1 << DigitBits];
        Span<int> high = stackalloc int[1 << DigitBits];
        low.Clear();
        high.Clear();
        var count = 0;
        for (var hand = 0; hand < _hands.Length; hand++)
        {
            var strength = _strengths[hand];
            var possible = (_hands[hand].Bits & board) == 0 ? 1 : 0;
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
