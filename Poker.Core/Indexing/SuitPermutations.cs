using Poker.Core.Cards;

namespace Poker.Core.Indexing;

/// <summary>The renamings of the suits: a permutation is four numbers, where each suit goes.</summary>
internal static class SuitPermutations
{
    /// <summary>All 24, the identity first.</summary>
    public static IReadOnlyList<int[]> All { get; } =
    [
        .. from a in Enumerable.Range(0, Card.Suits)
           from b in Enumerable.Range(0, Card.Suits)
           from c in Enumerable.Range(0, Card.Suits)
           where a != b && a != c && b != c
           select new[] { a, b, c, 6 - a - b - c },
    ];

    /// <summary>The cards with their suits renamed.</summary>
    public static CardSet Apply(int[] to, CardSet cards) => new(
        ((cards.Bits & 0x1FFF) << (16 * to[0]))
        | ((cards.Bits >> 16 & 0x1FFF) << (16 * to[1]))
        | ((cards.Bits >> 32 & 0x1FFF) << (16 * to[2]))
        | ((cards.Bits >> 48 & 0x1FFF) << (16 * to[3])));
}
