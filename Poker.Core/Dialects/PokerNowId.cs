namespace Poker.Core.Dialects;

/// <summary>Finds the IDs of PokerNow's players: <c>Ann @ xYz12AbC1</c>, where a name can hold a sign and blanks too.</summary>
internal static class PokerNowId
{
    private const string Sign = " @ ";

    /// <summary>The ID that a player's text ends with, the same string for the same player, or null.</summary>
    public static string? Of(ReadOnlySpan<char> player, KnownPlayers known)
    {
        var at = player.LastIndexOf(Sign);
        var id = at < 0 ? [] : player[(at + Sign.Length)..];
        return known.Find(id)?.Id ?? (IsId(id) ? id.ToString() : null);
    }

    /// <summary>Splits a player's text into name and ID.</summary>
    public static bool TrySplit(ReadOnlySpan<char> player, out ReadOnlySpan<char> name, out ReadOnlySpan<char> id)
    {
        var at = player.LastIndexOf(Sign);
        name = at < 0 ? [] : player[..at];
        id = at < 0 ? [] : player[(at + Sign.Length)..];
        return at >= 0 && IsId(id);
    }

    /// <summary>Whether a text is made as IDs are: letters, digits, underscores and hyphens.</summary>
    public static bool IsId(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-'))
            {
                return false;
            }
        }

        return text.Length is > 0 and <= KnownPlayers.MostNameLetters;
    }
}
