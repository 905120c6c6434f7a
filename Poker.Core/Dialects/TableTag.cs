namespace Poker.Core.Dialects;

/// <summary>Tells of which table a line is, where a game prints the lines of several.</summary>
/// <remarks>
/// <code>
/// [Table 3] Ann folds               Table 3
/// [12:04:07] [table Red] Ann folds  table Red
/// [GM] Ann folds                    none
/// </code>
/// Every table needs a <see cref="HandAssembler"/> of its own. The plain dialect passes the tag over.
/// </remarks>
public static class TableTag
{
    private const string Word = "table";

    /// <summary>What stands in the first of a line's leading tags that begins with the word "Table".</summary>
    /// <returns>A slice of the line, such as <c>Table 3</c>, as long and well-formed as a name can be; empty if there is no such tag.</returns>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> line)
    {
        var rest = line.TrimStart();
        while (!rest.IsEmpty && rest[0] == '[' && rest.IndexOf(']') is > 0 and var end)
        {
            var tag = rest[1..end].Trim();
            if (IsTable(tag))
            {
                return tag;
            }

            rest = rest[(end + 1)..].TrimStart();
        }

        return [];
    }

    // "Tablet 3" and a bare "Table" name no table.
    private static bool IsTable(ReadOnlySpan<char> tag) => tag.Length > Word.Length
        && tag.StartsWith(Word, StringComparison.OrdinalIgnoreCase) && !char.IsLetter(tag[Word.Length]) && KnownPlayers.CanBeName(tag);
}
