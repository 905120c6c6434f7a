using System.Globalization;
using System.Text.Json;
using Poker.Capture.Tailing;
using Poker.Core.Histories;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Importing;

/// <summary>Reads the lines of a file, numbered from 1. What is read twice is the same twice.</summary>
internal static class ImportLines
{
    private const int BlockBytes = 64 << 10;

    /// <summary>The lines, in the order in which they were told.</summary>
    /// <exception cref="ImportException">The file is not what it should be; the message names the line.</exception>
    public static IEnumerable<CapturedLine> Of(ImportFile file) => file.Format switch
    {
        ImportFormat.Text => Texts(file.Path).Select((text, i) => new CapturedLine(i + 1, text)),
        ImportFormat.ConsoleJson => Console(file.Path),
        ImportFormat.PokerNow => PokerNow(file.Path),
        _ => throw new ArgumentOutOfRangeException(nameof(file), file.Format, "The format has no lines."),
    };

    private static IEnumerable<string> Texts(string path)
    {
        using var file = File.OpenRead(path);
        var splitter = new LineSplitter();
        var block = new byte[BlockBytes];
        var lines = new List<string>();
        for (int read; (read = file.Read(block)) > 0; lines.Clear())
        {
            splitter.Take(block.AsSpan(0, read), lines);
            foreach (var line in lines)
            {
                yield return line;
            }
        }

        splitter.End(lines);
        foreach (var line in lines)
        {
            yield return line;
        }
    }

    // {"t":1795296874074,"level":"log","text":"[Poker] Avery folds"}
    private static IEnumerable<CapturedLine> Console(string path)
    {
        var (number, sequence) = (0L, 0L);
        foreach (var line in Texts(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Console(path, number, ++sequence, line);
            }
        }
    }

    private static CapturedLine Console(string path, long number, long sequence, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String)
            {
                DateTimeOffset? at = document.RootElement.TryGetProperty("t", out var t) && t.ValueKind == JsonValueKind.Number && t.TryGetInt64(out var milliseconds)
                    && milliseconds is > 0 and < 253_402_300_800_000
                    ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                    : null;
                var table = document.RootElement.TryGetProperty("table", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString() : null;
                return new(sequence, text.GetString()!, at, table);
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new ImportException($"'{path}' has no JSON in line {number}: every line has to be an object such as {{\"t\":…,\"text\":\"…\"}}.");
        }

        throw new ImportException($"'{path}' has no console line in line {number}: an object needs a \"text\".");
    }

    private static IEnumerable<CapturedLine> PokerNow(string path)
    {
        var text = File.ReadAllText(path);
        if (!PokerNowLog.IsLog(text))
        {
            throw new ImportException($"'{path}' is no log of PokerNow: its first line is not entry,at,order.");
        }

        var sequence = 0L;
        foreach (var row in PokerNowLog.Rows(text))
        {
            if (row.Order is null)
            {
                throw new ImportException($"'{path}' has a row without entry, at and a number as order: row {row.Number} after the first.");
            }

            var isTimed = DateTimeOffset.TryParse(row.At, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at);
            yield return new(++sequence, row.Entry, isTimed ? at : null);
        }
    }
}
