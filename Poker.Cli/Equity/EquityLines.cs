using System.Text.Json;

using Poker.Cli.Output;
using Poker.Core.Cards;
using Poker.Core.Equity;

namespace Poker.Cli.Equity;

/// <summary>Answers a stream of spots, one a line; blank lines and lines that start with # are passed over.</summary>
internal sealed class EquityLines(Deck deck, string? board, EquityWork work, bool json, bool keepGoing)
{
    /// <summary>Answers line by line; each answer is written before the next line is read.</summary>
    /// <exception cref="CommandError">A line is bad: at once, or at the end when told to keep going.</exception>
    public void Answer(TextReader spots, TextWriter answers, TextWriter errors)
    {
        var number = 0L;
        var bad = 0L;
        while (spots.ReadLine() is { } line)
        {
            work.Cancel.ThrowIfCancellationRequested();
            number++;
            if (string.IsNullOrWhiteSpace(line) || line[0] == '#')
            {
                continue;
            }

            try
            {
                Write(EquityReport.Answer(Spot.Parse(line, board), deck, work), answers);
            }
            catch (Exception error) when (error is FormatException or CommandError)
            {
                if (!keepGoing)
                {
                    throw CommandError.BadInput($"line {number}: {error.Message}");
                }

                bad++;
                errors.WriteLine($"poker: line {number}: {error.Message}");
                answers.WriteLine(json ? JsonSerializer.Serialize(new { line = number, error = error.Message }, JsonOutput.Lines) : "");
            }
        }

        if (bad > 0)
        {
            throw CommandError.BadInput($"{bad} of {number} lines are bad");
        }
    }

    // A line of text holds each player's equity, then win, tie and lose of the first, in percent.
    private void Write(EquityAnswer answer, TextWriter answers)
    {
        if (json)
        {
            answers.WriteLine(JsonSerializer.Serialize(answer, JsonOutput.Lines));
            return;
        }

        var first = answer.Players[0];
        var equities = string.Join(' ', answer.Players.Select(player => EquityReport.Percent(player.Equity).TrimStart()));
        var rest = string.Join(' ', new[] { first.Win, first.Tie, first.Lose }.Select(value => EquityReport.Percent(value).TrimStart()));
        answers.WriteLine($"{equities}  {rest}");
    }
}
