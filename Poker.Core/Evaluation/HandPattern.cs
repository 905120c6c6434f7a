using System.Numerics;

namespace Poker.Core.Evaluation;

/// <summary>What decides a showdown, as one comparable number: category, then the ranks in the order in which they are compared.</summary>
/// <remarks>
/// <code>
/// 31      24 23    20 19   16 15   12 11    8 7     4 3     0
/// ┌─────────┬────────┬───────┬───────┬───────┬───────┬───────┐
/// │    0    │category│ first │ second│ third │ fourth│ fifth │   ranks 0–12; those that the category does not compare are 0
/// └─────────┴────────┴───────┴───────┴───────┴───────┴───────┘
/// </code>
/// Read straight from the rules, for building tables and naming hands; the hot paths look strengths up.
/// </remarks>
internal readonly record struct HandPattern(int Value)
{
    private const int Wheel = 0b1_0000_0000_1111;

    /// <summary>The category.</summary>
    public HandCategory Category => (HandCategory)(Value >> 20);

    /// <summary>The rank compared at a position, 0 = first.</summary>
    public int Rank(int position) => (Value >> (16 - (4 * position))) & 15;

    /// <summary>The best five cards of five or more in one suit, from the mask of their ranks.</summary>
    public static HandPattern OfFlush(int ranks)
    {
        var straight = StraightTop(ranks);
        return straight >= 0
            ? Of(HandCategory.StraightFlush, straight)
            : new(((int)HandCategory.Flush << 20) | Highest(ranks, 5, 0));
    }

    /// <summary>The best five of five to seven cards that hold no flush, from the number of cards of each of the 13 ranks.</summary>
    public static HandPattern OfRanks(ReadOnlySpan<byte> counts)
    {
        int once = 0, pairs = 0, trips = 0, quads = 0;
        for (var rank = 0; rank < counts.Length; rank++)
        {
            var bit = 1 << rank;
            once |= counts[rank] > 0 ? bit : 0;
            pairs |= counts[rank] == 2 ? bit : 0;
            trips |= counts[rank] == 3 ? bit : 0;
            quads |= counts[rank] == 4 ? bit : 0;
        }

        if (quads != 0)
        {
            var four = Top(quads);
            return Of(HandCategory.FourOfAKind, four, Highest(once & ~(1 << four), 1, 1));
        }

        var three = trips == 0 ? -1 : Top(trips);
        var full = trips == 0 ? 0 : (trips & ~(1 << three)) | pairs;
        if (full != 0)
        {
            return Of(HandCategory.FullHouse, three, Top(full) << 12);
        }

        var straight = StraightTop(once);
        return straight >= 0 ? Of(HandCategory.Straight, straight)
            : trips != 0 ? Of(HandCategory.ThreeOfAKind, three, Highest(once & ~trips, 2, 1))
            : OfPairs(once, pairs);
    }

    private static HandPattern OfPairs(int once, int pairs)
    {
        if (pairs == 0)
        {
            return new(Highest(once, 5, 0));
        }

        var high = Top(pairs);
        var others = pairs & ~(1 << high);
        if (others == 0)
        {
            return Of(HandCategory.Pair, high, Highest(once & ~pairs, 3, 1));
        }

        var low = Top(others);
        return Of(HandCategory.TwoPair, high, (low << 12) | Highest(once & ~(1 << high) & ~(1 << low), 1, 2));
    }

    private static HandPattern Of(HandCategory category, int first, int rest = 0) => new(((int)category << 20) | (first << 16) | rest);

    private static int Top(int ranks) => BitOperations.Log2((uint)ranks);

    private static int Highest(int ranks, int count, int position)
    {
        var packed = 0;
        for (; count > 0 && ranks != 0; count--, position++)
        {
            var rank = Top(ranks);
            packed |= rank << (16 - (4 * position));
            ranks &= ~(1 << rank);
        }

        return packed;
    }

    // The mask of the bottom ranks of every run of five; the wheel's bottom is the ace, its top the five (rank 3).
    private static int StraightTop(int ranks)
    {
        var runs = ranks & (ranks >> 1) & (ranks >> 2) & (ranks >> 3) & (ranks >> 4);
        return runs != 0 ? Top(runs) + 4 : (ranks & Wheel) == Wheel ? 3 : -1;
    }
}
