using System.Globalization;
using Spectre.Console;

namespace Poker.Cli.Commands;

/// <summary>Prints a <see cref="BucketReport"/> for people.</summary>
internal static class BucketText
{
    private const int BarWidth = 30;

    /// <summary>Writes the report on standard output.</summary>
    public static void Write(BucketReport report, int transitions)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        if (report.Hand is not null)
        {
            Row(grid, "Hand", report.Hand);
            Row(grid, "Canonical", report.Canonical!);
            Row(grid, "obs", Text($"{report.Obs}"));
        }

        Row(grid, "Bucket", Text($"{report.Street}:{report.Bucket} (abs {report.Abs})"));
        Row(grid, "Population", Text($"{report.Population:N0} canonical hands"));
        Row(grid, "Equity", Text($"{report.Equity:P2} against a random hand, on average over the bucket"));
        AnsiConsole.Write(grid);
        if (report.Transitions.Count > 0 && transitions > 0)
        {
            WriteTransitions(report, transitions);
        }

        if (report.Nearest.Count > 0)
        {
            AnsiConsole.WriteLine("Nearest buckets, by distance in equity:");
            foreach (var near in report.Nearest)
            {
                AnsiConsole.WriteLine(Text($"  {report.Street}:{near.Bucket,-4} {near.Distance:0.0000}"));
            }
        }
    }

    private static void WriteTransitions(BucketReport report, int most)
    {
        AnsiConsole.WriteLine(Text($"Leads to {report.Transitions.Count} buckets of the next street, the likeliest:"));
        var largest = report.Transitions[0].Share;
        foreach (var transition in report.Transitions.Take(most))
        {
            var bar = new string('█', Math.Max(1, (int)Math.Round(BarWidth * transition.Share / largest)));
            AnsiConsole.WriteLine(Text($"  {transition.Bucket,4} {transition.Share,7:P2} {bar}"));
        }
    }

    private static void Row(Grid grid, string name, string value) => grid.AddRow(Markup.Escape(name), Markup.Escape(value));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
