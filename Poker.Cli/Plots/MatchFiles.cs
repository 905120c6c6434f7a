using System.Text.Json;
using Poker.Cli.Matches;
using Poker.Cli.Output;

namespace Poker.Cli.Plots;

/// <summary>Reads what <c>poker match --json</c> wrote.</summary>
internal static class MatchFiles
{
    private const long LargestBytes = 16 << 20;

    /// <summary>Reads a file; <c>-</c> is standard input.</summary>
    /// <exception cref="CommandError">It is not there, too large, or something else.</exception>
    public static (string Name, MatchReport Report) Read(string path)
    {
        try
        {
            var text = path == "-" ? Console.In.ReadToEnd()
                : new FileInfo(path).Length <= LargestBytes ? File.ReadAllText(path)
                : throw CommandError.BadInput($"{path} is larger than any match's result.");
            return JsonSerializer.Deserialize<MatchReport>(text, JsonOutput.Lines) is { Players.Count: > 0, Hands: > 0 } report
                && report.Players.All(player => player is { Strategy: not null, Winnings: not null })
                ? (path == "-" ? "match" : Path.GetFileNameWithoutExtension(path), report)
                : throw Foreign(path);
        }
        catch (JsonException)
        {
            throw Foreign(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandError($"{path} cannot be read: {error.Message}", cause: error);
        }
    }

    private static CommandError Foreign(string path) => CommandError.BadInput($"{path} is no result of a match: write one with poker match … --json.");
}
