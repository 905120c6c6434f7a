using Poker.Core.Cards;

namespace Poker.Core.Indexing;

/// <summary>What one player sees: two pocket cards and an unordered board of 0, 3, 4 or 5 cards.</summary>
/// <remarks>
/// Packed into a positive 64-bit integer, the <c>obs</c> of the database:
/// <code>
///  63 62 61 60 59      42 41            12 11    0
/// ┌──┬─────┬──┬──────────┬────────────────┬───────┐
/// │0 │street│ 0│    0     │ board, 5 × 6   │pocket │   a card is its index + 1 in 6 bits, an absent one 0
/// └──┴─────┴──┴──────────┴────────────────┴───────┘
/// </code>
/// Board and pocket are written in ascending card order from their high end, so that sorting by <see cref="Pack"/> groups by street,
/// then by board, then by pocket.
/// </remarks>
public readonly record struct Observation(CardSet Pocket, CardSet Board)
{
    private const int StreetShift = 60;

    /// <summary>The street, from the number of board cards.</summary>
    public Street Street => Streets.WithBoardCards(Board.Count);

    /// <summary>Pocket and board together.</summary>
    public CardSet All => Pocket | Board;

    /// <summary>The smallest packed value that belongs to a street; the next street's is the end of its range.</summary>
    public static long FirstOf(Street street) => (long)street << StreetShift;

    /// <summary>The packed form.</summary>
    public long Pack()
    {
        var packed = 0L;
        Span<Card> cards = stackalloc Card[5];
        var board = Board.CopyTo(cards);
        for (var i = 0; i < 5; i++)
        {
            packed = (packed << 6) | (i < board ? cards[i].Index + 1L : 0);
        }

        var pocket = Pocket.CopyTo(cards);
        for (var i = 0; i < 2; i++)
        {
            packed = (packed << 6) | (i < pocket ? cards[i].Index + 1L : 0);
        }

        return FirstOf(Street) | packed;
    }

    /// <summary>Reads a packed form.</summary>
    /// <exception cref="FormatException">The value is no packed observation.</exception>
    public static Observation Unpack(long packed)
    {
        ulong board = 0, pocket = 0;
        for (var i = 0; i < 7; i++)
        {
            var code = (int)(packed >> (36 - (6 * i))) & 63;
            if (code is > 0 and <= Card.Count)
            {
                (i < 5 ? ref board : ref pocket) |= new Card((byte)(code - 1)).Set.Bits;
            }
        }

        var observation = new Observation(new CardSet(pocket), new CardSet(board));
        return observation.IsValid && observation.Pack() == packed
            ? observation
            : throw new FormatException($"{packed} is not a packed observation.");
    }

    /// <summary>Two pocket cards, a board of a street's size, no card in both.</summary>
    public bool IsValid => Pocket.Count == 2 && Board.Count is 0 or 3 or 4 or 5 && !Pocket.Overlaps(Board);

    /// <summary>Reads pocket and board: <c>AhKh 2c3c4c</c>; the first two cards are the pocket.</summary>
    /// <exception cref="FormatException">The text is no observation; the message names the cause.</exception>
    public static Observation Parse(ReadOnlySpan<char> text)
    {
        var all = CardSet.Parse(text);
        if (all.Count is not (2 or 5 or 6 or 7))
        {
            throw new FormatException($"'{text}' has {all.Count} cards: write two pocket cards, then a board of 0, 3, 4 or 5.");
        }

        var letters = 0;
        var end = 0;
        while (letters < 4)
        {
            letters += char.IsWhiteSpace(text[end++]) ? 0 : 1;
        }

        var pocket = CardSet.Parse(text[..end]);
        return new Observation(pocket, all - pocket);
    }

    /// <summary>Pocket, a blank, board: <c>AhKh 4c3c2c</c>.</summary>
    public override string ToString() => Board.IsEmpty ? Pocket.ToString() : $"{Pocket} {Board}";
}
