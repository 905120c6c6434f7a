using System.CommandLine;

using Poker.Cli.Bench;
using Poker.Cli.Output;

using Spectre.Console;

namespace Poker.Cli.Commands;

/// <summary><c>poker bench</c>: deterministic work with its cost and a checksum.</summary>
internal static class BenchCommand
{
    private const string Description = """
        Do deterministic work; print rates, CPU and wall seconds, peak memory and a checksum of the results.

        The last row, all, combines the others: if its checksum is that of another version's run of the same benches, no result changed.
        With --json the rows are an array of objects, that one included.
        """;

    private static readonly IBench[] Benches = [new EvaluatorBench(), new RiverBench(), new TurnBench(), new FlopBench(), new AbstractionBench(), new RulesBench(), new MatchBench()];

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var names = new Argument<string[]>("bench")
        {
            Description = $"Which benches to run: {string.Join("; ", Benches.Select(bench => $"{bench.Name} ({bench.Description})"))}; or all.",
            DefaultValueFactory = _ => ["all"],
        };
        names.AcceptOnlyFromAmong([.. Benches.Select(bench => bench.Name), "all"]);
        var json = StandardOptions.Json();
        var threads = StandardOptions.Threads();
        var command = new DocumentedCommand("bench", Description)
        {
            names, json, threads,
        };
        command.SetWork((result, cancel) =>
        {
            var wanted = result.GetValue(names)!;
            var benches = Benches.Where(bench => wanted.Contains("all") || wanted.Contains(bench.Name));
            var results = benches.SelectMany(bench => bench.Run(new BenchContext(result.GetValue(threads), cancel))).ToList();
            Print([.. results, BenchResult.Combined(results)], result.GetValue(json));
        });
        return command;
    }

    private static void Print(BenchResult[] results, bool json)
    {
        if (json)
        {
            JsonOutput.Write(results);
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("bench", "what");
        foreach (var heading in new[] { "count", "unit", "CPU s", "wall s", "per CPU s", "peak MB", "checksum" })
        {
            table.AddColumn(heading, column => column.RightAligned().NoWrap());
        }

        foreach (var result in results)
        {
            table.AddRow(
                result.Bench, result.Name, result.Count.ToString("N0"), result.Unit, result.CpuSeconds.ToString("N3"),
                result.WallSeconds.ToString("N3"), result.PerCpuSecond.ToString("N0"), result.PeakMegabytes.ToString("N0"), result.Checksum);
        }

        WideOutput.Console.Write(table);
    }
}
