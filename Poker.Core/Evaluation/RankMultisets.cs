namespace Poker.Core.Evaluation;

/// <summary>The multisets of ranks that a number of cards can have: at most four cards of each of the 13 ranks.</summary>
/// <remarks>5 cards have 6,175 of them, 6 cards 18,395, 7 cards 49,205. Visited depth first, from the deuce up.</remarks>
internal static class RankMultisets
{
    /// <summary>What is done with one multiset: its counts per rank, how many cards it has, and the sum of its rank keys.</summary>
    public delegate void Visitor(ReadOnlySpan<byte> counts, int cards, uint keySum);

    /// <summary>Visits every multiset of between <paramref name="fewest"/> and <paramref name="most"/> cards.</summary>
    public static void Visit(int fewest, int most, Visitor visitor)
    {
        Span<byte> counts = stackalloc byte[13];
        Descend(counts, 0, 0, 0, fewest, most, visitor);
    }

    private static void Descend(Span<byte> counts, int rank, int cards, uint keySum, int fewest, int most, Visitor visitor)
    {
        if (cards + (4 * (counts.Length - rank)) < fewest)
        {
            return;
        }

        if (rank == counts.Length)
        {
            visitor(counts, cards, keySum);
            return;
        }

        for (var count = 0; count <= Math.Min(4, most - cards); count++)
        {
            counts[rank] = (byte)count;
            Descend(counts, rank + 1, cards + count, keySum + ((uint)count * RankKeys.All[rank]), fewest, most, visitor);
        }

        counts[rank] = 0;
    }
}
