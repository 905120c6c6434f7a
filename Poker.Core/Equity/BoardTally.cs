using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Core.Equity;

/// <summary>What each hand of two ranges wins, ties and meets, over boards.</summary>
/// <remarks>
/// As <see cref="RangeSweep"/>, for both sides and each hand for itself: hands are walked by strength, and what a hand can meet of the weaker
/// ones weighs W − C[a] − C[b]: W the weight of the other side's weaker hands, C[x] that of those with card x. With its equals, and with all
/// hands, the hand of the same two cards was taken off twice and is added again.
/// </remarks>
internal sealed class BoardTally
{
    private readonly RangeHand[] _hands;
    private readonly int[] _pairs;
    private readonly StrengthOrder _order;
    private readonly Side _first;
    private readonly Side _second;

    public BoardTally(HandRange first, HandRange second)
    {
        (_hands, _pairs) = RangeHand.Of(first, second);
        _order = new StrengthOrder(_pairs);
        (_first, _second) = (new Side(_hands.Length), new Side(_hands.Length));
    }

    /// <summary>Hands that either range holds.</summary>
    public int Hands => _hands.Length;

    /// <summary>Whether any hand of one range can meet one of the other.</summary>
    public bool CanMeet => RangeHand.WeightOfPairs(_hands) > 0;

    /// <summary>Boards that were added, each as often as it counts.</summary>
    public long Boards { get; private set; }

    /// <summary>Adds a full board.</summary>
    /// <returns>The pots that the first range wins on it, and its deals, both in weights.</returns>
    public (double Pots, double Deals) Add(HandSum board, long times)
    {
        _order.Evaluate(board);
        var sorted = _order.Sort(board.Cards);
        _first.Clear();
        _second.Clear();
        Boards += times;
        foreach (var entry in sorted)
        {
            ref readonly var hand = ref _hands[entry & StrengthOrder.HandMask];
            _first.Meet(hand.First, hand.Low, hand.High);
            _second.Meet(hand.Second, hand.Low, hand.High);
        }

        double pots = 0, deals = 0;
        while (!sorted.IsEmpty)
        {
            var end = 1;
            for (var strength = sorted[0] >> StrengthOrder.HandBits; end < sorted.Length && sorted[end] >> StrengthOrder.HandBits == strength; end++)
            {
            }

            AddEquals(sorted[..end], times, ref pots, ref deals);
            sorted = sorted[end..];
        }

        return (pots, deals);
    }

    /// <summary>Both players' chances so far.</summary>
    public IReadOnlyList<PlayerChances> Result(bool isRandom, double error) =>
        [Of(_first, hand => hand.First, isRandom, error), Of(_second, hand => hand.Second, isRandom, error)];

    private void AddEquals(ReadOnlySpan<uint> equals, long times, ref double pots, ref double deals)
    {
        foreach (var entry in equals)
        {
            var index = (int)entry & StrengthOrder.HandMask;
            ref readonly var hand = ref _hands[index];
            var below = _second.Weaker(hand.Low, hand.High);
            _first.Wins[index] += times * below;
            _second.Wins[index] += times * _first.Weaker(hand.Low, hand.High);
            pots += 0.5 * hand.First * below;
        }

        foreach (var entry in equals)
        {
            ref readonly var hand = ref _hands[entry & StrengthOrder.HandMask];
            _first.Pass(hand.First, hand.Low, hand.High);
            _second.Pass(hand.Second, hand.Low, hand.High);
        }

        foreach (var entry in equals)
        {
            var index = (int)entry & StrengthOrder.HandMask;
            ref readonly var hand = ref _hands[index];
            var notAbove = _second.Weaker(hand.Low, hand.High) + hand.Second;
            var all = _second.All(hand.Low, hand.High) + hand.Second;
            _first.Take(index, times, notAbove, all);
            _second.Take(index, times, _first.Weaker(hand.Low, hand.High) + hand.First, _first.All(hand.Low, hand.High) + hand.First);
            pots += 0.5 * hand.First * notAbove;
            deals += (double)hand.First * all;
        }
    }

    private PlayerChances Of(Side side, Func<RangeHand, int> weightOf, bool isRandom, double error)
    {
        var hands = new List<HandChances>();
        double wins = 0, ties = 0, total = 0;
        for (var hand = 0; hand < _hands.Length; hand++)
        {
            var (weight, met) = ((double)weightOf(_hands[hand]), (double)side.Met[hand]);
            if (weight == 0 || met == 0)
            {
                continue;
            }

            var (won, tied) = ((double)side.Wins[hand], (double)(side.NotLost[hand] - side.Wins[hand]));
            (wins, ties, total) = (wins + (weight * won), ties + (weight * tied), total + (weight * met));
            hands.Add(new HandChances(_pairs[hand], weight * met, won / met, tied / met, (won + (tied / 2)) / met, isRandom ? side.Seen[hand] : 0));
        }

        return new PlayerChances(wins / total, ties / total, (wins + (ties / 2)) / total, error, hands);
    }

    /// <summary>One side's sums over boards by hand, and of the board at hand by card.</summary>
    private sealed class Side(int hands)
    {
        private readonly long[] _allByCard = new long[Card.Count];
        private readonly long[] _weakerByCard = new long[Card.Count];
        private long _all;
        private long _weaker;

        public long[] Wins { get; } = new long[hands];

        public long[] NotLost { get; } = new long[hands];

        public long[] Met { get; } = new long[hands];

        public long[] Seen { get; } = new long[hands];

        public void Clear()
        {
            Array.Clear(_allByCard);
            Array.Clear(_weakerByCard);
            (_all, _weaker) = (0, 0);
        }

        public void Meet(int weight, int low, int high)
        {
            _all += weight;
            _allByCard[low] += weight;
            _allByCard[high] += weight;
        }

        public void Pass(int weight, int low, int high)
        {
            _weaker += weight;
            _weakerByCard[low] += weight;
            _weakerByCard[high] += weight;
        }

        public long All(int low, int high) => _all - _allByCard[low] - _allByCard[high];

        public long Weaker(int low, int high) => _weaker - _weakerByCard[low] - _weakerByCard[high];

        public void Take(int hand, long times, long notLost, long met)
        {
            NotLost[hand] += times * notLost;
            Met[hand] += times * met;
            Seen[hand] += met > 0 ? times : 0;
        }
    }
}
