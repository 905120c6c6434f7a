using System.Globalization;

using Poker.Cli.Output;
using Poker.Core.Cards;

using Spectre.Console;

namespace Poker.Cli.Matches;

/// <summary>A match's result for people.</summary>
internal static class MatchText
{
    // Narrower than this the table keeps to the winnings.
    private const int WideColumns = 116;

    /// <summary>Prints the table, and for two players who beats whom.</summary>
    public static void Write(MatchReport report)
    {
        var console = WideOutput.Console;
        var hasAivat = report.Players[0].Aivat is not null;
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Strategy", column => column.NoWrap());
        var columns = Columns(report, hasAivat, console.Profile.Width >= WideColumns).ToArray();
        foreach (var (heading, _) in columns)
        {
            table.AddColumn(heading, column => column.RightAligned().NoWrap());
        }

        foreach (var player in report.Players)
        {
            table.AddRow([Markup.Escape(player.Strategy), .. columns.Select(column => column.Cell(player))]);
        }

        console.Write(table);
        if (report.Players.Count == 2)
        {
            Verdict(report, report.Players[0].Winnings, "");
            if (hasAivat)
            {
                Verdict(report, report.Players[0].Aivat!, ", luck taken off (AIVAT)");
            }
        }

        Console.WriteLine(Text(
            $"{report.Hands:N0} hands of {report.BigBlinds:0.##} big blinds{(report.Deck == Deck.Full.Name ? "" : $", {report.Deck} deck")}{(report.Duplicate ? Text($", {report.Samples:N0} deals in every seat") : "")}, ")
            + Text($"seed {report.Seed}, {report.Seconds:0.0} s, {report.HandsPerSecond:N0} hands/s; winnings in mbb/hand with 95 % intervals."));
        if (report.Histories is { } file)
        {
            Console.WriteLine($"The hands are in {file}.");
        }
    }

    private static IEnumerable<(string Heading, Func<MatchReport.Player, string> Cell)> Columns(MatchReport report, bool hasAivat, bool isWide)
    {
        yield return ("mbb/hand", player => Text(player.Winnings));
        if (hasAivat)
        {
            yield return ("AIVAT", player => Text(player.Aivat!));
        }

        // At larger tables JSON has the seats: ten columns would not fit.
        if (report.Players.Count == 2)
        {
            yield return ("as big blind", player => Text($"{player.Seats[0].Mean:+#,0;-#,0;0}"));
            yield return ("as button", player => Text($"{player.Seats[1].Mean:+#,0;-#,0;0}"));
        }

        if (isWide)
        {
            yield return ("won unseen", player => Share(player.WonUncontested));
            yield return ("won shown", player => Share(player.WonAtShowdown));
            yield return ("played", player => Share(player.EnteredPot));
            yield return ("raised", player => Share(player.RaisedPreflop));
        }
    }

    private static string Share(double share) => Text($"{100 * share:0.0} %");

    private static void Verdict(MatchReport report, Estimate first, string how)
    {
        var wins = first.Mean >= 0 ? "wins" : "loses";
        Console.WriteLine(Text(
            $"{report.Players[0].Strategy} {wins} {Math.Abs(first.Mean):#,0.0} ± {first.HalfWidth ?? double.NaN:#,0.0} mbb/hand against {report.Players[1].Strategy}{how}."));
    }

    private static string Text(Estimate estimate) =>
        Text($"{estimate.Mean:+#,0.0;-#,0.0;0.0} ± {estimate.HalfWidth ?? double.NaN:#,0.0}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
