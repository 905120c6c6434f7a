using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Core.Equity;

/// <summary>Two ranges on one full board: the weight of the deals that the first wins or ties.</summary>
/// <remarks>
/// Many hands are sorted by strength once (<see cref="StrengthOrder"/>), then one pass keeps sums a card for the hands that
/// block each other: a hand's possible opponents weigh W − C[a] − C[b] + w, over all weaker hands or all not stronger: W their weight,
/// C[x] that of those with card x, w the weight of the same two cards in the other range. Where one range has few hands, each is compared
/// with all of the other's. One instance a thread.
/// </remarks>
internal sealed class RangeSweep
{
    // A comparison takes about a twelfth of the time that sorting and sweeping take for a hand.
    private const int ComparisonsPerHand = 12;

    private readonly RangeHand[] _hands;
    private readonly StrengthOrder _order;
    private readonly long[] _byCard = new long[Card.Count];
    private readonly int[]? _few;

    /// <summary>For two ranges without hands that the known board blocks.</summary>
    public RangeSweep(HandRange first, HandRange second)
    {
        (_hands, var pairs) = RangeHand.Of(first, second);
        _order = new StrengthOrder(pairs);
        if (first.Hands <= ComparisonsPerHand)
        {
            _few = [.. Enumerable.Range(0, _hands.Length).Where(hand => _hands[hand].First > 0)];
        }
    }

    /// <summary>The weight of the first range's wins and of ties on a five-card board.</summary>
    public (long Wins, long Ties) Run(HandSum board)
    {
        var strengths = _order.Evaluate(board);
        return _few is null ? Sweep(_order.Sort(board.Cards)) : Compare(_few, strengths, board.Cards);
    }

    private (long Wins, long Ties) Compare(int[] few, ReadOnlySpan<int> strengths, ulong board)
    {
        long wins = 0, ties = 0;
        foreach (var own in few)
        {
            var hand = _hands[own];
            if ((hand.Bits & board) != 0)
            {
                continue;
            }

            var (used, strength) = (hand.Bits | board, strengths[own]);
            long weaker = 0, equal = 0;
            for (var i = 0; i < _hands.Length; i++)
            {
                var weight = (_hands[i].Bits & used) == 0 ? _hands[i].Second : 0;
                weaker += strengths[i] < strength ? weight : 0;
                equal += strengths[i] == strength ? weight : 0;
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
            var strength = sorted[0] >> StrengthOrder.HandBits;
            for (; end < sorted.Length && sorted[end] >> StrengthOrder.HandBits == strength; end++)
            {
                ref readonly var hand = ref _hands[sorted[end] & StrengthOrder.HandMask];
                wins += hand.First * (weaker - _byCard[hand.Low] - _byCard[hand.High]);
            }

            foreach (var entry in sorted[..end])
            {
                ref readonly var hand = ref _hands[entry & StrengthOrder.HandMask];
                weaker += hand.Second;
                _byCard[hand.Low] += hand.Second;
                _byCard[hand.High] += hand.Second;
            }

            foreach (var entry in sorted[..end])
            {
                ref readonly var hand = ref _hands[entry & StrengthOrder.HandMask];
                notStronger += hand.First * (weaker - _byCard[hand.Low] - _byCard[hand.High] + hand.Second);
            }

            sorted = sorted[end..];
        }

        return (wins, notStronger - wins);
    }
}
