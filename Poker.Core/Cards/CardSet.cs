using System.Numerics;
using System.Text;

namespace Poker.Core.Cards;

/// <summary>A set of cards in 64 bits, one 16-bit lane a suit.</summary>
/// <remarks>
/// <code>
///  63    48 47    32 31    16 15     0
/// ┌────────┬────────┬────────┬────────┐
/// │ spades │ hearts │ diamonds│ clubs │   bit 16·suit + rank, rank 0 = deuce … 12 = ace; bits 13–15 of a lane are 0
/// └────────┴────────┴────────┴────────┘
/// </code>
/// Permuting suits is permuting lanes.
/// </remarks>
public readonly record struct CardSet(ulong Bits)
{
    /// <summary>No card.</summary>
    public static readonly CardSet Empty = default;

    /// <summary>How many cards the set holds.</summary>
    public int Count => BitOperations.PopCount(Bits);

    /// <summary>True for the empty set.</summary>
    public bool IsEmpty => Bits == 0;

    /// <summary>The ranks held in one suit, bit 0 = deuce … bit 12 = ace.</summary>
    public int Suit(int suit) => (int)(Bits >> (suit << 4)) & 0x1FFF;

    /// <summary>Whether the set holds a card.</summary>
    public bool Contains(Card card) => (Bits & card.Set.Bits) != 0;

    /// <summary>Whether both sets hold some card.</summary>
    public bool Overlaps(CardSet other) => (Bits & other.Bits) != 0;

    /// <summary>The cards of either set.</summary>
    public static CardSet operator |(CardSet left, CardSet right) => new(left.Bits | right.Bits);

    /// <summary>The cards of both sets.</summary>
    public static CardSet operator &(CardSet left, CardSet right) => new(left.Bits & right.Bits);

    /// <summary>The cards of the left set that the right one lacks.</summary>
    public static CardSet operator -(CardSet left, CardSet right) => new(left.Bits & ~right.Bits);

    /// <summary>Writes the cards in ascending <see cref="Card.Index"/> order and returns how many there are.</summary>
    /// <param name="cards">At least <see cref="Count"/> slots.</param>
    public int CopyTo(Span<Card> cards)
    {
        var count = 0;
        foreach (var card in this)
        {
            cards[count++] = card;
        }

        cards[..count].Sort();
        return count;
    }

    /// <summary>The cards in ascending <see cref="Card.Index"/> order.</summary>
    public Card[] ToArray()
    {
        var cards = new Card[Count];
        CopyTo(cards);
        return cards;
    }

    /// <summary>The set of the given cards.</summary>
    public static CardSet Of(params ReadOnlySpan<Card> cards)
    {
        var bits = 0UL;
        foreach (var card in cards)
        {
            bits |= card.Set.Bits;
        }

        return new CardSet(bits);
    }

    /// <summary>Reads cards written one after another, blanks between them allowed: <c>AhKd 2c3c4c</c>.</summary>
    /// <exception cref="FormatException">A card cannot be read or stands twice; the message names it.</exception>
    public static CardSet Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var cards, out var error) ? cards : throw new FormatException(error);

    /// <summary>Reads cards as <see cref="Parse"/> does; on failure <paramref name="error"/> names the cause.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CardSet cards, out string? error)
    {
        var bits = 0UL;
        cards = Empty;
        error = null;
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var word = text.Slice(i, Math.Min(2, text.Length - i));
            if (!Card.TryParse(word, out var card))
            {
                error = Card.NotACard(word);
                return false;
            }

            if ((bits & card.Set.Bits) != 0)
            {
                error = $"The card {card} stands twice in '{text}'.";
                return false;
            }

            bits |= card.Set.Bits;
            i += 2;
        }

        cards = new CardSet(bits);
        return true;
    }

    /// <summary>Enumerates the cards suit by suit, deuce to ace within a suit, without allocating.</summary>
    public Enumerator GetEnumerator() => new(Bits);

    /// <summary>The cards, highest first, such as <c>AhKd2c</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(2 * Count);
        var cards = ToArray();
        for (var i = cards.Length - 1; i >= 0; i--)
        {
            text.Append(cards[i]);
        }

        return text.ToString();
    }

    /// <summary>Walks the set bits from the lowest.</summary>
    public struct Enumerator(ulong bits)
    {
        private ulong _rest = bits;

        /// <summary>The card under the cursor.</summary>
        public Card Current { get; private set; }

        /// <summary>Steps to the next card; false when none is left.</summary>
        public bool MoveNext()
        {
            if (_rest == 0)
            {
                return false;
            }

            var bit = BitOperations.TrailingZeroCount(_rest);
            Current = Card.Of(bit & 15, bit >> 4);
            _rest &= _rest - 1;
            return true;
        }
    }
}
