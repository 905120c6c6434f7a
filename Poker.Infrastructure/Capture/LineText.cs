namespace Poker.Infrastructure.Capture;

/// <summary>What of a text is stored: what PostgreSQL can hold, and not too much of it.</summary>
public static class LineText
{
    /// <summary>The most of a line that is stored, in UTF-16 code units.</summary>
    public const int Longest = 65_536;

    /// <summary>The most of a table's name that is stored, in UTF-16 code units.</summary>
    public const int LongestTable = 128;

    private const char Replacement = '\uFFFD';

    /// <summary>The text, cut, with NUL and halves of surrogates replaced by U+FFFD. The same text gives the same, and mostly itself.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="longest">Where it is cut, in UTF-16 code units.</param>
    public static string Clean(string text, int longest)
    {
        var kept = text.AsSpan(0, Math.Min(text.Length, longest));
        var first = FirstFault(kept, 0);
        if (first < 0)
        {
            return kept.Length == text.Length ? text : kept.ToString();
        }

        var cleaned = kept.ToArray();
        for (var fault = first; fault >= 0; fault = FirstFault(cleaned, fault + 1))
        {
            cleaned[fault] = Replacement;
        }

        return new string(cleaned);
    }

    // From a place that does not stand behind the first half of a pair.
    private static int FirstFault(ReadOnlySpan<char> text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] != '\0' && !char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
            {
                return i;
            }

            i++;
        }

        return -1;
    }
}
