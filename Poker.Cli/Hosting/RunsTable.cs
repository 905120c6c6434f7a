using System.Globalization;
using Poker.Cli.Output;
using Poker.Cli.Progress;
using Spectre.Console;

namespace Poker.Cli.Hosting;

/// <summary>Prints a <see cref="RunsReport"/> for people.</summary>
internal static class RunsTable
{
    /// <summary>Writes the report on standard output.</summary>
    public static void Write(RunsReport report)
    {
        var console = WideOutput.Console;
        if (report.Runs.Count == 0)
        {
            console.WriteLine("No run was ever started here: poker up, or poker slow, starts one.");
        }
        else
        {
            console.Write(Runs(report));
        }

        if (report.Workers.Count > 0)
        {
            console.Write(Workers(report));
        }

        console.WriteLine(report.Live switch
        {
            null => "Nothing runs.",
            { State: "paused" } paused => $"The {paused.Kind} run is paused. To let it go on: poker runs resume {paused.Id:D}",
            { } live when report.Workers.All(worker => worker.State is "lost" or "leaving") =>
                $"A {live.Kind} run is live, and no worker is there: poker up or poker slow goes on with it, poker runs stop {live.Id:D} ends it.",
            { } live => $"To end it: poker runs stop {live.Id:D}",
        });
    }

    /// <summary>The workers in a table.</summary>
    public static Table Workers(RunsReport report)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("Worker", "State");
        table.AddColumn(new TableColumn("Slots").RightAligned());
        table.AddColumn(new TableColumn("Jobs done").RightAligned());
        table.AddColumns("Works at");
        foreach (var worker in report.Workers)
        {
            var silent = worker.State == "lost" ? Text($", silent for {worker.SecondsSinceSeen:0} s") : "";
            table.AddRow(
                Markup.Escape(worker.Name), worker.State + silent, Text($"{worker.Slots}"), Text($"{worker.JobsDone:N0}"),
                Markup.Escape(string.Join("; ", worker.Jobs)));
        }

        return table;
    }

    private static Table Runs(RunsReport report)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("Run", "Kind", "State", "Started");
        foreach (var name in (string[])["Took", "Waiting", "At work", "Done"])
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        table.AddColumn("Activity");
        foreach (var run in report.Runs)
        {
            var took = (run.FinishedAt ?? DateTimeOffset.UtcNow) - run.CreatedAt;
            table.AddRow(
                run.Id.ToString("D"),
                run.Kind,
                run.State,
                Text($"{run.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"),
                Figures.Clock(Math.Max(0, took.TotalSeconds)),
                Text($"{run.Pending:N0}"),
                Text($"{run.Leased:N0}"),
                Text($"{run.Done:N0}"),
                Markup.Escape(run.Problem ?? (run.Trouble is { } trouble ? $"{run.Activity}; trouble: {trouble}" : run.Activity)));
        }

        return table;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
