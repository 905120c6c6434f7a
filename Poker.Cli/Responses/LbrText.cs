using System.Globalization;

using Poker.Cli.Matches;
using Poker.Cli.Output;

using Spectre.Console;

namespace Poker.Cli.Responses;

/// <summary>A local best response's result for people.</summary>
internal static class LbrText
{
    private const int Lines = 12;

    private static readonly string[] Headings =
    [
        "won (mbb/hand)", "luck", "reached", "pot (bb)", "won of pot", "decisions", "translated", "off tree", "no average", "f/x/c/r",
    ];

    /// <summary>Prints the bounds and, street by street and line by line, where they come from.</summary>
    public static void Write(LbrJson report)
    {
        foreach (var result in report.Strategies)
        {
            Console.WriteLine(Text(
                $"{result.Strategy} loses {Text(result.Win)} mbb/hand to a local best response with the actions {report.Actions} from the {report.First} on"));
            WriteStreets(result);
            WriteLines(result);
            Console.WriteLine();
        }

        if (report.Difference is { } difference)
        {
            Console.WriteLine(Text($"{report.Strategies[0].Strategy} less {report.Strategies[1].Strategy}: {Text(difference)} mbb/hand, over the same deals"));
        }

        Console.WriteLine(Text(
            $"{report.Hands:N0} hands of {report.BigBlinds:0.##} big blinds, seed {report.Seed}, {report.Seconds:0.0} s, {report.Hands * report.Strategies.Count / report.Seconds:N0} hands/s; 95 % intervals."));
    }

    private static void WriteStreets(LbrJson.Result result)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Street");
        foreach (var heading in Headings)
        {
            table.AddColumn(heading, column => column.RightAligned().NoWrap());
        }

        foreach (var street in result.Streets)
        {
            table.AddRow(
                street.Street,
                Text(street.Gain),
                Text($"{street.Luck:0.0}"),
                Percent(street.Reached),
                Text($"{street.PotBigBlinds:0.0}"),
                Percent(street.GainOfPot),
                Text($"{street.Decisions:0.00}"),
                Percent(street.Translated),
                Percent(street.OffTree),
                Percent(street.WithoutAverage),
                string.Join("/", street.Chosen.Values.Select(count => count.ToString("N0", CultureInfo.InvariantCulture))));
        }

        WideOutput.Console.Write(table);
    }

    private static void WriteLines(LbrJson.Result result)
    {
        foreach (var line in result.Lines.Take(Lines))
        {
            Console.WriteLine(Text($"  {line.Betting,-24} {100 * line.Share,6:0.00} % of hands  {line.Win,8:+0;-0;0} mbb/hand  {line.BigBlindsEach,7:+0.0;-0.0;0.0} bb each"));
        }
    }

    private static string Text(Estimate estimate) => Text($"{estimate.Mean:#,0.0} ± {estimate.HalfWidth ?? double.NaN:#,0.0}");

    private static string Percent(double part) => Text($"{100 * part:0.0} %");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
