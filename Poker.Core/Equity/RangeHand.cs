using Poker.Core.Evaluation;

namespace Poker.Core.Equity;

/// <summary>A pair of cards that either range holds: its cards and its weight in each, side by side for the sweep's random reads.</summary>
internal readonly record struct RangeHand(ulong Bits, int First, int Second, byte Low, byte High)
{
    /// <summary>The hands of two ranges, without those that neither holds, and the index of each in <see cref="CardPairs"/>.</summary>
    public static (RangeHand[] Hands, int[] Pairs) Of(HandRange first, HandRange second)
    {
        var pairs = Enumerable.Range(0, CardPairs.Count).Where(pair => (first.Weights[pair] | second.Weights[pair]) != 0).ToArray();
        var hands = Array.ConvertAll(pairs, pair => new RangeHand(
            CardPairs.Bits[pair], first.Weights[pair], second.Weights[pair], CardPairs.Low[pair], CardPairs.High[pair]));
        return (hands, pairs);
    }

    /// <summary>The weight of all pairs of a hand of the first range and one of the second that share no card.</summary>
    public static UInt128 WeightOfPairs(RangeHand[] hands)
    {
        var sum = UInt128.Zero;
        foreach (var own in hands.Where(hand => hand.First > 0))
        {
            var others = 0L;
            foreach (var other in hands)
            {
                others += (own.Bits & other.Bits) == 0 ? other.Second : 0;
            }

            sum += (UInt128)own.First * (UInt128)others;
        }

        return sum;
    }
}
