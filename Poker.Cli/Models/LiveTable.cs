using System.Globalization;
using Poker.Cli.Output;
using Spectre.Console;

namespace Poker.Cli.Models;

/// <summary>Prints a <see cref="LiveReport"/> for people.</summary>
internal static class LiveTable
{
    /// <summary>Writes the report on standard output.</summary>
    public static void Write(LiveReport report)
    {
        var console = WideOutput.Console;
        console.WriteLine($"Database: {report.Database}");
        console.WriteLine(Text($"Hands: {report.Hands:N0} accepted, {report.NewHands:N0} since the last training{(report.HandsPerCycle is { } needed ? Text($" of {needed:N0} that begin a cycle") : "")}; {report.Samples:N0} samples"));
        console.WriteLine($"In production: {Version(report.Production)}; on trial: {Version(report.Canary)}");
        console.WriteLine(report switch
        {
            { IsRunning: true, HasLeader: true } => "The loop goes on.",
            { IsRunning: true } => "The loop waits: no coordinator runs (poker up starts one).",
            _ => "The loop does not run: poker up keeps it going.",
        });
        if (report.Requests > 0)
        {
            console.WriteLine(Text($"Asked for, and not begun: {report.Requests:N0} {(report.Requests == 1 ? "cycle" : "cycles")}"));
        }

        if (report.Cycles.Count > 0)
        {
            console.Write(Cycles(report));
        }
    }

    private static Table Cycles(LiveReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Cycle", "Began", "Cause", "Parent", "Candidate", "State", "What came of it");
        foreach (var cycle in report.Cycles)
        {
            table.AddRow(
                Text($"{cycle.Id}"),
                Text($"{cycle.Began.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"),
                Markup.Escape(cycle.Cause),
                Version(cycle.Parent),
                Version(cycle.Candidate),
                cycle.State,
                Markup.Escape(cycle.Outcome ?? ""));
        }

        return table;
    }

    private static string Version(long? version) => version is { } number ? Text($"version {number}") : "none";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
