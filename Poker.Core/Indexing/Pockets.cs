using Poker.Core.Cards;

namespace Poker.Core.Indexing;

/// <summary>The 1,326 two-card pockets as slots, and sets of slots as bitmaps of <see cref="Words"/> words.</summary>
/// <remarks>Slots ascend by lower card, then by higher card: the order of <see cref="Observation.Pack"/> on one board.</remarks>
public static class Pockets
{
    /// <summary>Slots: C(52, 2).</summary>
    public const int Count = Card.Count * (Card.Count - 1) / 2;

    /// <summary>64-bit words of a set of slots.</summary>
    public const int Words = (Count + 63) / 64;

    private static readonly byte[] LowCards = new byte[Count];
    private static readonly byte[] HighCards = new byte[Count];
    private static readonly CardSet[] CardSets = new CardSet[Count];
    private static readonly ulong[] Holding = new ulong[Card.Count * Words];
    private static readonly ulong[] Sorted = new ulong[8 * Words];

    static Pockets()
    {
        var slot = 0;
        for (var low = 0; low < Card.Count; low++)
        {
            for (var high = low + 1; high < Card.Count; high++, slot++)
            {
                LowCards[slot] = (byte)low;
                HighCards[slot] = (byte)high;
                CardSets[slot] = new Card((byte)low).Set | new Card((byte)high).Set;
                Holding[(low * Words) + (slot >> 6)] |= 1UL << (slot & 63);
                Holding[(high * Words) + (slot >> 6)] |= 1UL << (slot & 63);
                MarkWhereSorted(slot);
            }
        }
    }

    /// <summary>The lower card's index of each slot.</summary>
    public static ReadOnlySpan<byte> Low => LowCards;

    /// <summary>The higher card's index of each slot.</summary>
    public static ReadOnlySpan<byte> High => HighCards;

    /// <summary>The two cards of each slot.</summary>
    public static ReadOnlySpan<CardSet> Sets => CardSets;

    /// <summary>The slot of two different cards, given by index in ascending order.</summary>
    public static int Slot(int low, int high) => (low * ((2 * Card.Count) - 1 - low) / 2) + high - low - 1;

    /// <summary>The slot of a set of two cards.</summary>
    public static int Slot(CardSet pocket)
    {
        Span<Card> cards = stackalloc Card[2];
        pocket.CopyTo(cards);
        return Slot(cards[0].Index, cards[1].Index);
    }

    /// <summary>
    /// Writes the slots that are canonical on a canonical board: drawn from the deck, off the board, and with descending rank masks within
    /// every group of suits that the board does not tell apart.
    /// </summary>
    /// <param name="deck">The cards in play.</param>
    /// <param name="board">A canonical board, or the empty one.</param>
    /// <param name="slots"><see cref="Words"/> words.</param>
    public static void CanonicalOn(Deck deck, CardSet board, Span<ulong> slots)
    {
        var alike = (board.Suit(0) == board.Suit(1) ? 1 : 0)
            | (board.Suit(1) == board.Suit(2) ? 2 : 0)
            | (board.Suit(2) == board.Suit(3) ? 4 : 0);
        Sorted.AsSpan(alike * Words, Words).CopyTo(slots);
        var blocked = (Deck.Full.Cards - deck.Cards) | board;
        foreach (var card in blocked)
        {
            var holding = Holding.AsSpan(card.Index * Words, Words);
            for (var word = 0; word < Words; word++)
            {
                slots[word] &= ~holding[word];
            }
        }
    }

    private static void MarkWhereSorted(int slot)
    {
        var pocket = CardSets[slot];
        for (var alike = 0; alike < 8; alike++)
        {
            var sorted = true;
            for (var suit = 0; suit < 3; suit++)
            {
                sorted &= (alike >> suit & 1) == 0 || pocket.Suit(suit) >= pocket.Suit(suit + 1);
            }

            if (sorted)
            {
                Sorted[(alike * Words) + (slot >> 6)] |= 1UL << (slot & 63);
            }
        }
    }
}
