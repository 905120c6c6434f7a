using System.Text;

namespace Poker.Core.Histories;

/// <summary>Splits comma-separated values with double quotes, doubled inside a quoted field (RFC 4180).</summary>
internal static class CsvRows
{
    /// <summary>The rows of a text; a quoted field may hold line breaks.</summary>
    public static List<string[]> Of(string text)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted)
            {
                if (c != '"')
                {
                    field.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    field.Append('"');
                    i++;
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (c == '"')
            {
                isQuoted = true;
            }
            else if (c is ',' or '\n')
            {
                row.Add(field.ToString());
                field.Clear();
                EndRow(rows, row, c == '\n');
            }
            else if (c != '\r')
            {
                field.Append(c);
            }
        }

        row.Add(field.ToString());
        EndRow(rows, row, isEnd: true);
        return rows;
    }

    private static void EndRow(List<string[]> rows, List<string> row, bool isEnd)
    {
        if (!isEnd)
        {
            return;
        }

        if (row is not [""])
        {
            rows.Add([.. row]);
        }

        row.Clear();
    }
}
