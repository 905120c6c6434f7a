using Poker.Core.Dialects;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Parsing;

/// <summary>A console's text can be several lines; each has a place of its own, so that a hand can begin in any of them.</summary>
internal static class LineParts
{
    /// <summary>The lines of a text, each with its position; none of a text that is too long to be read.</summary>
    public static IEnumerable<(long Position, string Text)> Of(StoredLine line)
    {
        if (line.Length > HandAssembler.MostLineLetters)
        {
            yield break;
        }

        if (line.Text.AsSpan().IndexOfAny('\n', '\r') < 0)
        {
            yield return (LinePosition.Of(line.Sequence), line.Text);
            yield break;
        }

        var part = 0;
        foreach (var text in line.Text.Split(['\n', '\r'], LinePosition.MostParts + 1, StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == LinePosition.MostParts)
            {
                yield break;
            }

            yield return (LinePosition.Of(line.Sequence, part++), text);
        }
    }
}
