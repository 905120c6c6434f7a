namespace Poker.Core.Cards;

/// <summary>One of the 52 cards, as an index.</summary>
/// <remarks>
/// <code>
/// index = 4·rank + suit      rank 0 = deuce … 12 = ace      suit 0 = clubs, 1 = diamonds, 2 = hearts, 3 = spades
/// </code>
/// Text is rank then suit: <c>Ah</c>, <c>Td</c>, <c>2c</c>; reading ignores case.
/// </remarks>
public readonly record struct Card(byte Index) : IComparable<Card>
{
    /// <summary>Cards in the full deck.</summary>
    public const int Count = 52;

    /// <summary>Ranks, deuce to ace.</summary>
    public const int Ranks = 13;

    /// <summary>Suits.</summary>
    public const int Suits = 4;

    /// <summary>The letter of each rank, in upper case.</summary>
    public const string RankLetters = "23456789TJQKA";
    /// <summary>The letter of each suit, in lower case.</summary>
    public const string SuitLetters = "cdhs";

    /// <summary>The card of a rank (0–12) and a suit (0–3).</summary>
    public static Card Of(int rank, int suit) => new((byte)((rank << 2) | suit));

    /// <summary>Rank, 0 = deuce … 12 = ace.</summary>
    public int Rank => Index >> 2;

    /// <summary>Suit, 0 = clubs, 1 = diamonds, 2 = hearts, 3 = spades.</summary>
    public int Suit => Index & 3;

    /// <summary>The set that holds this card alone.</summary>
    public CardSet Set => new(1UL << ((Suit << 4) + Rank));

    /// <summary>Reads two characters, rank then suit, in either case.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Card card)
    {
        card = default;
        if (text.Length != 2)
        {
            return false;
        }

        var rank = RankLetters.IndexOf(char.ToUpperInvariant(text[0]), StringComparison.Ordinal);
        var suit = SuitLetters.IndexOf(char.ToLowerInvariant(text[1]), StringComparison.Ordinal);
        if (rank < 0 || suit < 0)
        {
            return false;
        }

        card = Of(rank, suit);
        return true;
    }

    /// <summary>Reads two characters, rank then suit.</summary>
    /// <exception cref="FormatException">The text is no card.</exception>
    public static Card Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var card) ? card : throw new FormatException(NotACard(text));

    /// <inheritdoc />
    public int CompareTo(Card other) => Index.CompareTo(other.Index);

    /// <summary>Rank then suit, such as <c>Ah</c>.</summary>
    public override string ToString() => $"{RankLetters[Rank]}{SuitLetters[Suit]}";

    internal static string NotACard(ReadOnlySpan<char> text) =>
        $"'{text}' is not a card: write a rank of {RankLetters} and a suit of {SuitLetters}, such as Ah or 2c.";
}
