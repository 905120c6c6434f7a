using System.Numerics;

using Poker.Core.Cards;

namespace Poker.Core.Evaluation;

/// <summary>The look-up tables of <see cref="Evaluator"/>, built on first use in about 50 ms.</summary>
/// <remarks>
/// Hot: <see cref="Offsets"/> 32 KB, <see cref="OffSuit"/> 214 KB of which 182 KB are ever read, <see cref="Flush"/> 16 KB,
/// <see cref="Lanes"/> 32 KB for card sets: all within a 512 KB second-level cache. Immutable once built.
/// </remarks>
internal static class EvaluatorTables
{
    private static readonly int[] PatternValues = OrderPatterns();

    /// <summary>The pattern of each strength, 1 … 7,462; entry 0 is unused.</summary>
    public static readonly HandPattern[] Patterns = Array.ConvertAll(PatternValues, value => new HandPattern(value));

    /// <summary>The strength of a suit's ranks by their mask, 0 where there are fewer than five.</summary>
    public static readonly ushort[] Flush = BuildFlush();

    /// <summary>The key sum of a suit's ranks by their mask; bit 0 is set where there are five or more.</summary>
    public static readonly uint[] Lanes = BuildLanes();

    /// <summary>A card's key: the rank's in the upper half, one in the suit's byte of the lower half; see <see cref="HandSum"/>.</summary>
    /// <remarks>One entry for every byte, so that any card's read is in bounds.</remarks>
    public static readonly ulong[] CardKeys = BuildCardKeys();

    private static readonly (int[] Offsets, ushort[] Strengths) OffSuitTables = BuildOffSuit();

    /// <summary>Where each row of key sums starts in <see cref="OffSuit"/>, less its columns.</summary>
    public static readonly int[] Offsets = OffSuitTables.Offsets;

    /// <summary>The strength without regard to suits; every 32-bit key leads to a slot.</summary>
    public static readonly ushort[] OffSuit = OffSuitTables.Strengths;

    private static int[] OrderPatterns()
    {
        var values = new HashSet<int> { 0 };
        RankMultisets.Visit(5, 5, (counts, _, _) => values.Add(HandPattern.OfRanks(counts).Value));
        for (var ranks = 0; ranks < 1 << Card.Ranks; ranks++)
        {
            if (BitOperations.PopCount((uint)ranks) == 5)
            {
                values.Add(HandPattern.OfFlush(ranks).Value);
            }
        }

        var ordered = values.ToArray();
        Array.Sort(ordered);
        return ordered;
    }

    private static ushort[] BuildFlush()
    {
        var strengths = new ushort[1 << Card.Ranks];
        for (var ranks = 0; ranks < 1 << Card.Ranks; ranks++)
        {
            if (BitOperations.PopCount((uint)ranks) >= 5)
            {
                strengths[ranks] = StrengthOf(HandPattern.OfFlush(ranks));
            }
        }

        return strengths;
    }

    private static uint[] BuildLanes()
    {
        var keys = new uint[1 << Card.Ranks];
        for (var ranks = 1; ranks < keys.Length; ranks++)
        {
            var lowest = BitOperations.TrailingZeroCount(ranks);
            keys[ranks] = (keys[ranks & (ranks - 1)] & ~1u) + RankKeys.All[lowest] + (BitOperations.PopCount((uint)ranks) >= 5 ? 1u : 0);
        }

        return keys;
    }

    private static ulong[] BuildCardKeys()
    {
        var keys = new ulong[256];
        for (var card = 0; card < Card.Count; card++)
        {
            keys[card] = ((ulong)RankKeys.All[card >> 2] << 32) | (1UL << (8 * (card & 3)));
        }

        return keys;
    }

    private static (int[] Offsets, ushort[] Strengths) BuildOffSuit()
    {
        var keys = new List<uint>();
        var strengths = new List<ushort>();
        RankMultisets.Visit(5, 7, (counts, _, key) =>
        {
            keys.Add(key);
            strengths.Add(StrengthOf(HandPattern.OfRanks(counts)));
        });
        var placed = RowDisplacement.Of(keys);
        var table = new ushort[placed.Slots];
        for (var i = 0; i < keys.Count; i++)
        {
            table[placed.Offsets[keys[i] >> RankKeys.RowShift] + (int)(keys[i] & RankKeys.ColumnMask)] = strengths[i];
        }

        return (placed.Offsets, table);
    }

    private static ushort StrengthOf(HandPattern pattern) =>
        (ushort)Array.BinarySearch(PatternValues, pattern.Value);
}
