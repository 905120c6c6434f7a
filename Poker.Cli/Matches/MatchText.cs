using System.Globalization;

using Poker.Cli.Output;

using Spectre.Console;

namespace Poker.Cli.Matches;

/// <summary>A match's result for people.</summary>
internal static class MatchText
{
    private static readonly string[] HeadsUpSeats = ["as big blind", "as button"];

    /// <summary>Prints the table, and for two players who beats whom.</summary>
    public static void Write(MatchReport report)
    {
        var hasAivat = report.Players[0].Aivat is not null;
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Strategy");
        foreach (var heading in Headings(report, hasAivat))
        {
            table.AddColumn(heading, column => column.RightAligned().NoWrap());
        }

        foreach (var player in report.Players)
        {
            string[] row = [player.Strategy, Text(player.Winnings), .. hasAivat ? [Text(player.Aivat!)] : Array.Empty<string>(), .. Seats(player), .. Shares(player)];
            table.AddRow([.. row.Select(cell => Markup.Escape(cell))]);
        }

        WideOutput.Console.Write(table);
        if (report.Players.Count == 2)
        {
            Verdict(report, report.Players[0].Winnings, "");
            if (hasAivat)
            {
                Verdict(report, report.Players[0].Aivat!, ", luck taken off (AIVAT)");
            }
        }

        Console.WriteLine(Text(
            $"{report.Hands:N0} hands of {report.BigBlinds:0.##} big blinds{(report.Duplicate ? Text($", {report.Samples:N0} deals in every seat") : "")}, ")
            + Text($"seed {report.Seed}, {report.Seconds:0.0} s, {report.HandsPerSecond:N0} hands/s; winnings in mbb/hand with 95 % intervals."));
        if (report.Histories is { } file)
        {
            Console.WriteLine($"The hands are in {file}.");
        }
    }

    private static IEnumerable<string> Headings(MatchReport report, bool hasAivat)
    {
        yield return "mbb/hand";
        if (hasAivat)
        {
            yield return "AIVAT";
        }

        foreach (var seat in report.Players.Count == 2 ? HeadsUpSeats : [])
        {
            yield return seat;
        }

        foreach (var share in (string[])["won unseen", "won shown", "played", "raised"])
        {
            yield return share;
        }
    }

    // At larger tables JSON has them: ten columns would not fit.
    private static IEnumerable<string> Seats(MatchReport.Player player) =>
        player.Seats.Count == 2 ? player.Seats.Select(seat => Text($"{seat.Mean:+#,0;-#,0;0}")) : [];

    private static IEnumerable<string> Shares(MatchReport.Player player) =>
        new[] { player.WonUncontested, player.WonAtShowdown, player.EnteredPot, player.RaisedPreflop }.Select(share => Text($"{100 * share:0.0} %"));

    private static void Verdict(MatchReport report, MatchReport.Estimate first, string how)
    {
        var wins = first.Mean >= 0 ? "wins" : "loses";
        Console.WriteLine(Text(
            $"{report.Players[0].Strategy} {wins} {Math.Abs(first.Mean):#,0.0} ± {first.HalfWidth ?? double.NaN:#,0.0} mbb/hand against {report.Players[1].Strategy}{how}."));
    }

    private static string Text(MatchReport.Estimate estimate) =>
        Text($"{estimate.Mean:+#,0.0;-#,0.0;0.0} ± {estimate.HalfWidth ?? double.NaN:#,0.0}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
