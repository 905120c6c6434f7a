using System.Diagnostics;
using System.Globalization;
using Poker.Cli.Output;
using Poker.Cli.Progress;
using Poker.Infrastructure.Autotrain;
using Spectre.Console;

namespace Poker.Cli.Commands;

/// <summary>One run of <c>poker cluster --no-database</c>: everything is computed, nothing is read from or left on disk.</summary>
internal static class ClusterInMemory
{
    /// <summary>Computes all streets and prints what they are.</summary>
    public static async Task RunAsync(ClusterRequest request, IClusteringDisplay display, CancellationToken cancellation)
    {
        var streets = new List<StreetSummary>();
        var watch = Stopwatch.StartNew();
        try
        {
            var work = new PreTraining(request.Key, request.Threads, display, cache: null);
            await display.WhileAsync(() => Task.Run(
                () =>
                {
                    foreach (var artefact in work.Compute(cancellation))
                    {
                        streets.Add(StreetSummary.Of(artefact));
                    }
                },
                cancellation));
        }
        catch (OperationCanceledException)
        {
            throw new CommandError("stopped; nothing was stored", ExitCodes.Cancelled);
        }

        using var process = Process.GetCurrentProcess();
        Print(
            new MemoryRunReport(
                request.Key, streets, watch.Elapsed.TotalSeconds, process.TotalProcessorTime.TotalSeconds, process.PeakWorkingSet64 / 1048576.0),
            request.Json);
    }

    private static void Print(MemoryRunReport report, bool json)
    {
        if (json)
        {
            JsonOutput.Write(report);
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumn("Street");
        foreach (var name in (string[])["Hands", "Buckets", "Inertia", "Iterations", "Seconds"])
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        table.AddColumn(new TableColumn("Fingerprint").NoWrap());
        foreach (var street in report.Streets)
        {
            table.AddRow(
                street.Street, Text($"{street.Hands:N0}"), Text($"{street.Buckets}"), Text($"{street.Inertia:0.000000}"),
                Text($"{street.Iterations}"), Text($"{street.Seconds:0.0}"), street.Fingerprint);
        }

        WideOutput.Console.Write(table);
        WideOutput.Console.WriteLine(Text(
            $"{report.WallSeconds:0.0} s on the clock, {report.CpuSeconds:0.0} s of CPU, {report.PeakMegabytes:N0} MB at the most. Nothing was stored."));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
