using Poker.Core.Cards;

namespace Poker.Core.Solving.Blueprints;

/// <summary>The 24 ways to rename the suits: the new suit of each suit, 2 bits each, suit 0 lowest.</summary>
internal static class SuitOrders
{
    /// <summary>All of them.</summary>
    public static readonly int[] All = [.. Enumerable.Range(0, 256).Where(suits => Enumerable.Range(0, 4).Select(suit => suits >> (2 * suit) & 3).Distinct().Count() == 4)];

    /// <summary>The cards with their suits renamed.</summary>
    public static CardSet Rename(CardSet cards, int suits)
    {
        var renamed = 0UL;
        for (var suit = 0; suit < Card.Suits; suit++)
        {
            renamed |= (ulong)cards.Suit(suit) << (16 * (suits >> (2 * suit) & 3));
        }

        return new(renamed);
    }
}
