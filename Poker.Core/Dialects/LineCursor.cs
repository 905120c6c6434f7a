using Poker.Core.Cards;

namespace Poker.Core.Dialects;

/// <summary>Reads a line from left to right: words, amounts, cards. ASCII letters of either case match.</summary>
internal ref struct LineCursor(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    /// <summary>What is not read yet.</summary>
    public readonly ReadOnlySpan<char> Rest => _rest;

    /// <summary>Whether nothing is left, full stops, exclamation marks and a remark in parentheses apart.</summary>
    public readonly bool IsAtEnd
    {
        get
        {
            var rest = _rest.TrimStart(' ').TrimEnd(".! ");
            return rest.IsEmpty || (rest[0] == '(' && rest[^1] == ')');
        }
    }

    /// <summary>Passes a word over, with the blanks before it; one that ends in a letter has to be whole.</summary>
    public bool Skip(ReadOnlySpan<char> word)
    {
        var rest = _rest.TrimStart(' ');
        if (!rest.StartsWith(word, StringComparison.OrdinalIgnoreCase)
            || (rest.Length > word.Length && char.IsLetterOrDigit(word[^1]) && char.IsLetterOrDigit(rest[word.Length])))
        {
            return false;
        }

        _rest = rest[word.Length..];
        return true;
    }

    /// <summary>Passes the first of some words over.</summary>
    public bool Skip(ReadOnlySpan<char> word, ReadOnlySpan<char> other) => Skip(word) || Skip(other);

    /// <summary>Passes the first of some words over.</summary>
    public bool Skip(ReadOnlySpan<char> word, ReadOnlySpan<char> other, ReadOnlySpan<char> third) =>
        Skip(word) || Skip(other) || Skip(third);

    /// <summary>Passes any of some signs over, as often as they stand there, blanks between them.</summary>
    public void SkipSigns(ReadOnlySpan<char> signs) => _rest = _rest.TrimStart(signs);

    /// <summary>Reads a word of letters and apostrophes in lower case.</summary>
    /// <param name="lower">Receives it.</param>
    /// <returns>Its length, 0 if there is none or it is longer than the room for it.</returns>
    public int Word(scoped Span<char> lower)
    {
        var rest = _rest.TrimStart(' ');
        var length = 0;
        while (length < rest.Length && (char.IsLetter(rest[length]) || rest[length] is '\'' or '’'))
        {
            length++;
        }

        if (length > lower.Length || (length < rest.Length && char.IsDigit(rest[length])))
        {
            return 0;
        }

        for (var i = 0; i < length; i++)
        {
            lower[i] = char.ToLowerInvariant(rest[i]);
        }

        _rest = rest[length..];
        return length;
    }

    /// <summary>Reads an amount, with the word chips behind it.</summary>
    public bool TryAmount(out Amount amount)
    {
        // "20x" and "12,50" are no amounts.
        var rest = _rest.TrimStart(' ');
        if (!AmountText.TryRead(ref rest, out amount) || (!rest.IsEmpty && char.IsLetterOrDigit(rest[0]))
            || (rest.Length > 1 && rest[0] == ',' && char.IsDigit(rest[1])))
        {
            return false;
        }

        _rest = rest;
        _ = Skip("chips") || Skip("in chips");
        return true;
    }

    /// <summary>Reads one card or more.</summary>
    public bool TryCards(out CardSet cards)
    {
        var rest = _rest;
        if (!CardText.TryRead(ref rest, out cards))
        {
            return false;
        }

        _rest = rest;
        return true;
    }

    /// <summary>Reads a player's cards, one or more.</summary>
    public bool TryPocket(out CardSet cards)
    {
        var rest = _rest;
        if (!CardText.TryPocket(ref rest, out cards))
        {
            return false;
        }

        _rest = rest;
        return true;
    }

    /// <summary>Passes over that a wager is all-in: <c>and is all-in</c>, <c>(ALL IN)</c>, <c>, all in</c>.</summary>
    public bool SkipAllIn()
    {
        var before = _rest;
        SkipSigns(" ,-–([");
        _ = Skip("and");
        _ = Skip("is", "goes", "go");
        if (Skip("all-in", "all in", "allin"))
        {
            SkipSigns(")]");
            return true;
        }

        _rest = before;
        return false;
    }
}
