using Poker.Core.Dialects;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Parsing;

/// <summary>Tells to which of a session's tables a line belongs.</summary>
/// <remarks>
/// <code>
/// [Table 3] Ann folds     of the table "Table 3"
/// </code>
/// </remarks>
internal static class TableTag
{
    private const string Start = "[Table ";

    /// <summary>The table that the sender names; else that of the tag with which the text begins; else the one without a name.</summary>
    public static string Of(in StoredLine line) => line.Table ?? Of(line.Text);

    private static string Of(string text)
    {
        if (!text.StartsWith(Start, StringComparison.OrdinalIgnoreCase))
        {
            return "";
        }

        var end = text.IndexOf(']', Start.Length, Math.Min(text.Length - Start.Length, KnownPlayers.MostNameLetters));
        return end > Start.Length && KnownPlayers.CanBeName(text.AsSpan(1, end - 1)) ? text[1..end] : "";
    }
}
