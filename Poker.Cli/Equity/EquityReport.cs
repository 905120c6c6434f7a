using System.Diagnostics;
using System.Globalization;

using Poker.Cli.Output;
using Poker.Core.Cards;
using Poker.Core.Equity;

namespace Poker.Cli.Equity;

/// <summary>Answers one spot and prints it as a table or JSON.</summary>
internal static class EquityReport
{
    /// <summary>Computes a spot.</summary>
    /// <exception cref="CommandError">The spot cannot be: the message tells why.</exception>
    public static EquityAnswer Answer(Spot spot, Deck deck, EquityWork work)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            var chances = Matchup.Compute(spot.Players, spot.Board, deck, work);
            return EquityAnswer.Of(spot, deck, chances, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        catch (ArgumentException error)
        {
            throw CommandError.BadInput(error.Message);
        }
    }

    /// <summary>Answers a spot on standard output, with a progress line on a terminal's standard error when it takes long.</summary>
    public static void One(Spot spot, Deck deck, EquityWork work, bool json)
    {
        using var progress = new ProgressLine();
        var answer = Answer(spot, deck, work with { Progress = progress.Tell });
        progress.Clear();
        if (json)
        {
            JsonOutput.Write(answer);
            return;
        }

        var width = answer.Players.Max(player => player.Hand.Length);
        Console.Out.WriteLine(answer.Board.Length > 0 ? $"board {answer.Board}" : "before the flop");
        Console.Out.WriteLine($"{"".PadRight(width)}    equity       win       tie      lose");
        foreach (var player in answer.Players)
        {
            Console.Out.WriteLine(
                $"{player.Hand.PadRight(width)}  {Percent(player.Equity)}  {Percent(player.Win)}  {Percent(player.Tie)}  {Percent(player.Lose)}");
        }
    }

    /// <summary>A fraction as a percentage with four decimals, eight characters wide.</summary>
    public static string Percent(double fraction) => (100 * fraction).ToString("F4", CultureInfo.InvariantCulture).PadLeft(8);
}
