using Poker.Core.Cards;

namespace Poker.Core.Dialects;

/// <summary>Reads cards as games print them: <c>Ah</c>, <c>10h</c>, <c>TH</c>, <c>10♥</c>, with blanks, commas and brackets between.</summary>
internal static class CardText
{
    /// <summary>Reads all cards at the start of a text and moves the text behind them.</summary>
    /// <returns>Whether there is one at least, none twice, and no other word sticks to the last.</returns>
    public static bool TryRead(ref ReadOnlySpan<char> text, out CardSet cards) => TryRead(ref text, isPocket: false, out cards);

    /// <summary>Reads a player's cards, which a word ends that could be one more card: <c>Ah Kd as a bluff</c>.</summary>
    /// <remarks>
    /// Such a word has a small letter, and stands behind two cards, or behind one with a capital. A word alone that could be a card is none where
    /// another word follows: <c>as expected</c>.
    /// </remarks>
    public static bool TryPocket(ref ReadOnlySpan<char> text, out CardSet cards)
    {
        var rest = text;
        if (!TryRead(ref rest, isPocket: true, out cards) || (cards.Count == 1 && IsWord(Skip(text)) && StartsWithLetter(rest.TrimStart(" ,"))))
        {
            cards = CardSet.Empty;
            return false;
        }

        text = rest;
        return true;
    }

    private static bool IsWord(ReadOnlySpan<char> text) => char.IsAsciiLetterLower(text[0]) && char.IsAsciiLetterLower(text[1]);

    private static bool StartsWithLetter(ReadOnlySpan<char> text) => !text.IsEmpty && char.IsLetter(text[0]);

    private static bool TryRead(ref ReadOnlySpan<char> text, bool isPocket, out CardSet cards)
    {
        cards = CardSet.Empty;
        var rest = Skip(text);
        var hasCapital = false;
        while (!rest.IsEmpty && !(isPocket && char.IsAsciiLetterLower(rest[0]) && (hasCapital || cards.Count >= 2)))
        {
            hasCapital |= char.IsAsciiLetterUpper(rest[0]);
            if (!TryCard(ref rest, out var card))
            {
                break;
            }

            if (cards.Contains(card))
            {
                return false;
            }

            cards |= card.Set;
            if (!rest.IsEmpty && char.IsLetterOrDigit(rest[0]) && !StartsWithCard(rest))
            {
                return false;
            }

            text = rest;
            rest = Skip(rest);
        }

        text = SkipBrackets(text);
        return !cards.IsEmpty;
    }

    private static bool StartsWithCard(ReadOnlySpan<char> text) => TryCard(ref text, out _);

    private static bool TryCard(ref ReadOnlySpan<char> text, out Card card)
    {
        card = default;
        var letters = text.Length > 2 && text[0] == '1' && text[1] == '0' ? 2 : 1;
        if (text.Length <= letters)
        {
            return false;
        }

        var rank = letters == 2 ? 8 : Card.RankLetters.IndexOf(char.ToUpperInvariant(text[0]), StringComparison.Ordinal);
        var suit = Suit(text[letters]);
        if (rank < 0 || suit < 0)
        {
            return false;
        }

        card = Card.Of(rank, suit);
        text = text[(letters + 1)..];
        // Variation selectors: ♥ as text, or as emoji.
        if (!text.IsEmpty && text[0] is '\uFE0E' or '\uFE0F')
        {
            text = text[1..];
        }

        return true;
    }

    private static int Suit(char c) => c switch
    {
        'c' or 'C' or '♣' or '♧' => 0,
        'd' or 'D' or '♦' or '♢' => 1,
        'h' or 'H' or '♥' or '♡' => 2,
        's' or 'S' or '♠' or '♤' => 3,
        _ => -1,
    };

    private static ReadOnlySpan<char> Skip(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length && text[i] is ' ' or ',' or '[' or ']' or '(')
        {
            i++;
        }

        return text[i..];
    }

    private static ReadOnlySpan<char> SkipBrackets(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length && text[i] is ']' or ')')
        {
            i++;
        }

        return text[i..];
    }
}
