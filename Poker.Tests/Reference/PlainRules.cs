using Poker.Core.Cards;

namespace Poker.Tests.Reference;

/// <summary>Hand ranking written from the rules alone: the best of all five-card choices, compared by category and then rank by rank.</summary>
internal static class PlainRules
{
    private static readonly Lazy<Dictionary<int, int>> PlaceOf = new(Order);

    /// <summary>The place of a hand of five or more cards among all five-card hands, 1 = worst.</summary>
    public static int Place(ReadOnlySpan<Card> cards) => PlaceOf.Value[Best(cards)];

    /// <summary>A number that orders hands of five or more cards: category, then five ranks, in base 16.</summary>
    public static int Best(ReadOnlySpan<Card> cards)
    {
        if (cards.Length == 5)
        {
            return Five(cards);
        }

        var best = 0;
        var rest = new Card[cards.Length - 1];
        for (var left = 0; left < cards.Length; left++)
        {
            cards[..left].CopyTo(rest);
            cards[(left + 1)..].CopyTo(rest.AsSpan(left));
            best = Math.Max(best, Best(rest));
        }

        return best;
    }

    /// <summary>The category of a number of <see cref="Best"/>: 0 = high card … 8 = straight flush.</summary>
    public static int Category(int value) => value >> 20;

    private static int Five(ReadOnlySpan<Card> cards)
    {
        Span<int> held = stackalloc int[13];
        var flush = true;
        foreach (var card in cards)
        {
            held[card.Rank]++;
            flush &= card.Suit == cards[0].Suit;
        }

        Span<int> ranks = stackalloc int[5];
        var distinct = 0;
        for (var count = 4; count >= 1; count--)
        {
            for (var rank = 12; rank >= 0; rank--)
            {
                if (held[rank] == count)
                {
                    ranks[distinct++] = rank;
                }
            }
        }

        if (distinct == 5 && ranks[0] - ranks[4] == 4)
        {
            return Number(flush ? 8 : 4, ranks[..1]);
        }

        if (distinct == 5 && ranks[0] == 12 && ranks[1] == 3)
        {
            return Number(flush ? 8 : 4, ranks.Slice(1, 1));
        }

        var category = held[ranks[0]] switch
        {
            4 => 7,
            3 => distinct == 2 ? 6 : 3,
            2 => distinct == 3 ? 2 : 1,
            _ => flush ? 5 : 0,
        };
        return Number(category, ranks[..distinct]);
    }

    private static int Number(int category, ReadOnlySpan<int> ranks)
    {
        var number = category;
        for (var i = 0; i < 5; i++)
        {
            number = (number * 16) + (i < ranks.Length ? ranks[i] : 0);
        }

        return number;
    }

    private static Dictionary<int, int> Order()
    {
        var values = new SortedSet<int>();
        foreach (var hand in Hands.Of(Deck.Full.Cards, 5))
        {
            values.Add(Best(hand.ToArray()));
        }

        return values.Select((value, index) => (value, index)).ToDictionary(pair => pair.value, pair => pair.index + 1);
    }
}
