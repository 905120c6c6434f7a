using System.Text.Json;

using Poker.Cli.Output;
using Poker.Core.Cards;
using Poker.Core.Equity;

namespace Poker.Cli.Equity;

/// <summary>Answers a stream of spots, line by line; blank lines and lines that start with # are answered by a blank line.</summary>
internal sealed class EquityLines(Deck deck, string? board, EquityWork work, bool json, bool keepGoing)
{
    private long _lines;
    private long _bad;

    /// <summary>Answers to the end; each answer is written before the next line is read.</summary>
    /// <exception cref="CommandError">A line is bad: at once, or at the end when told to keep going.</exception>
    public void Answer(TextReader spots, TextWriter answers, TextWriter errors)
    {
        while (spots.ReadLine() is { } line)
        {
            work.Cancel.ThrowIfCancellationRequested();
            _lines++;
            if (line.AsSpan().TrimStart() is [] or ['#', ..])
            {
                answers.WriteLine();
                continue;
            }

            try
            {
                Write(EquityReport.Answer(Spot.Parse(line, board), deck, work), answers);
            }
            catch (Exception error) when (error is FormatException or CommandError)
            {
                Refuse(error.Message, answers, errors);
            }
        }

        if (_bad > 0)
        {
            throw CommandError.BadInput($"{_bad} of {_lines} lines are bad");
        }
    }

    private void Refuse(string cause, TextWriter answers, TextWriter errors)
    {
        if (!keepGoing)
        {
            throw CommandError.BadInput($"line {_lines}: {cause}");
        }

        _bad++;
        errors.WriteLine($"poker: line {_lines}: {cause}");
        answers.WriteLine(json ? JsonSerializer.Serialize(new { line = _lines, error = cause }, JsonOutput.Lines) : "");
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
