using Poker.Core.Evaluation;
using Poker.Core.Indexing;

namespace Poker.Core.Clustering;

/// <summary>Ranks multisets of one size in the combinatorial number system with repetition, and unordered pairs of small numbers.</summary>
internal static class RankMultisets
{
    /// <summary>How many multisets of <paramref name="size"/> ranks there are among 13: C(12 + size, size).</summary>
    public static int Count(int size) => Binomials.Choose(12 + size, size);

    /// <summary>The number of a multiset from its ranks' counts, 0 … <see cref="Count"/> − 1.</summary>
    /// <param name="counts">13 counts.</param>
    public static int Rank(ReadOnlySpan<byte> counts)
    {
        var rank = 0;
        var taken = 0;
        for (var value = 0; value < counts.Length; value++)
        {
            for (var copy = 0; copy < counts[value]; copy++, taken++)
            {
                rank += Binomials.Choose(value + taken, taken + 1);
            }
        }

        return rank;
    }

    /// <summary>The slot of an unordered pair in a triangle of rows 0, 1, 2, …</summary>
    public static int Pair(int left, int right)
    {
        var high = Math.Max(left, right);
        return (high * (high + 1) / 2) + Math.Min(left, right);
    }

    /// <summary>Writes the slot of every pair of cards, given the cards' kinds, plus an offset.</summary>
    /// <param name="kinds">52, by card.</param>
    /// <param name="offset">Where the triangle begins.</param>
    /// <param name="slots">One a pair of <see cref="CardPairs"/>.</param>
    public static void AddPairs(ReadOnlySpan<byte> kinds, int offset, Span<int> slots)
    {
        var pair = 0;
        for (var high = 1; high < kinds.Length; high++)
        {
            for (var low = 0; low < high; low++)
            {
                slots[pair++] = offset + Pair(kinds[low], kinds[high]);
            }
        }
    }

    /// <summary>Slots of the unordered pairs of <paramref name="kinds"/> kinds, equal ones included.</summary>
    public static int Pairs(int kinds) => kinds * (kinds + 1) / 2;
}
