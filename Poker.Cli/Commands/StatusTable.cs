using System.Globalization;
using Poker.Cli.Hosting;
using Poker.Cli.Output;
using Poker.Core.Clustering;
using Spectre.Console;

namespace Poker.Cli.Commands;

/// <summary>Prints a <see cref="StatusReport"/> for people.</summary>
internal static class StatusTable
{
    private const string Absent = "–";

    /// <summary>Writes the report on standard output.</summary>
    public static void Write(StatusReport report)
    {
        var console = WideOutput.Console;
        console.WriteLine($"Database: {report.Database}");
        if (report.Key is { } key)
        {
            console.WriteLine($"Key:      {Describe(key)}");
        }

        console.Write(Streets(report));
        if (report.Blueprint is { } blueprint)
        {
            Write(console, "Blueprint: ", blueprint);
            console.WriteLine(Text(
                $"            {blueprint.Rows:N0} rows of {blueprint.InformationSets:N0} information sets, synced {blueprint.WrittenAt:yyyy-MM-dd HH:mm:ss} UTC in {blueprint.SyncSeconds:0.0} s"));
        }

        if (report.Checkpoint is { } checkpoint)
        {
            Write(console, "Checkpoint:", checkpoint);
            console.WriteLine(Text(
                $"            not synced: {checkpoint.File}, {checkpoint.WrittenAt:yyyy-MM-dd HH:mm:ss} UTC; poker fast --sync-only brings it into the database"));
        }

        if (report.Checksums is { } checksums)
        {
            console.Write(Checksums(checksums));
        }

        if (report.Shared is { } shared)
        {
            console.WriteLine($"Shared run: {new RunPace().Line(shared.Live!)}; {PlainHostDisplay.Workers(shared)}; poker runs tells more");
        }

        console.WriteLine(Advice(report));
    }

    private static Table Streets(StatusReport report)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("Street", "State");
        foreach (var name in (string[])["Rows", "Expected", "Buckets", "Inertia", "Iterations", "Computed", "Stored"])
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        table.AddColumn("Finished");
        foreach (var street in report.Streets)
        {
            table.AddRow(
                street.Street,
                street.State,
                Text($"{street.RowsPresent:N0}"),
                Text($"{street.RowsExpected:N0}"),
                street.Buckets is { } buckets ? Text($"{buckets}") : Absent,
                street.Inertia is { } inertia ? Text($"{inertia:0.000000}") : Absent,
                street.Iterations is { } iterations ? Text($"{iterations}") : Absent,
                street.ComputeSeconds is { } computed ? Text($"{computed:0.0} s") : Absent,
                street.StoreSeconds is { } stored ? Text($"{stored:0.0} s") : Absent,
                street.FinishedAt is { } finished ? Text($"{finished:yyyy-MM-dd HH:mm:ss} UTC") : Absent);
        }

        return table;
    }

    private static Table Checksums(IReadOnlyList<StatusChecksum> checksums)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn("Table");
        table.AddColumn(new TableColumn("Rows").RightAligned());
        table.AddColumn("Checksum");
        foreach (var sum in checksums)
        {
            table.AddRow(sum.Table, Text($"{sum.Rows:N0}"), sum.Hash);
        }

        return table;
    }

    private static string Describe(AbstractionKey key) => string.Join(
        ", ",
        $"{key.Deck} deck",
        $"{key.RiverBuckets}/{key.TurnBuckets}/{key.FlopBuckets}/{key.PreflopBuckets} buckets (river/turn/flop/preflop)",
        $"{key.FlopIterations} flop iterations at most",
        $"seed {key.Seed}",
        $"algorithm version {key.AlgorithmVersion}");

    private static void Write(IAnsiConsole console, string title, StatusBlueprint run)
    {
        console.WriteLine(Text(
            $"{title} epoch {run.Epoch:N0}, {run.HoursTrained:0.00} h trained; {run.Betting} bets, {run.StackBigBlinds} bb, {run.Deck} deck; configuration {run.Fingerprint}"));
        console.WriteLine($"            {run.Training}");
    }

    private static string Advice(StatusReport report)
    {
        var complete = report.Streets.Count(street => street.State == "complete");
        return report.Complete ? report.Next is null ? "The abstraction is complete." : $"The abstraction is complete. Next: {report.Next}"
            : complete == 0 ? $"Nothing is complete yet. Next: {report.Next}"
            : $"{complete} of {report.Streets.Count} streets are complete; the next run continues from there. Next: {report.Next}";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
