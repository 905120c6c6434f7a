using System.CommandLine;

using Poker.Cli.Bench;
using Poker.Cli.Output;
using Poker.Core.Solving.Betting;
using Poker.Infrastructure.Postgres;

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

    private static readonly IBench[] Benches =
    [
        new EvaluatorBench(), new RiverBench(), new TurnBench(), new FlopBench(), new AbstractionBench(), new RulesBench(), new ParseBench(),
        new SampleBench(), new LearningBench(), new BlueprintBench(), new MatchBench(), new StrategyBench(), new CoordinatorBench(),
        new CaptureBench(), new SlowBench(), new BotBench(), new ExplorerBench(),
    ];

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
        var data = new Option<string?>("--data") { Description = "The data folder, whose street files the benches blueprint and strategy read, and whose database strategy and explorer.", HelpName = "DIR" };
        var preset = new Option<string>("--preset")
        {
            Description = $"The bets of the benches blueprint and strategy: {string.Join(", ", BettingPresets.All.Select(one => one.Name))}.",
            DefaultValueFactory = _ => BettingPresets.Wide200.Name,
            HelpName = "NAME",
        };
        preset.AcceptOnlyFromAmong([.. BettingPresets.All.Select(one => one.Name)]);
        var workers = NumberOption.Whole("--workers", "Workers of the bench coordinator.", 1, 10_000, 50);
        var seconds = NumberOption.Whole("--seconds", "Seconds that the benches coordinator and bot work.", 1, 86_400, 60);
        var time = DurationOption.Create("--time", "How long the bench slow trains, each way: 60s, 5m; a minute if not told.");
        var command = new DocumentedCommand("bench", Description)
        {
            names, json, threads, data, preset, workers, seconds, time,
        };
        command.SetWork((result, cancel) =>
        {
            var wanted = result.GetValue(names)!;
            var folder = DatabaseOptions.From(result.GetValue(data), null).Folder;
            var context = new BenchContext(result.GetValue(threads), folder, result.GetValue(preset)!, cancel)
            {
                Workers = result.GetValue(workers),
                Seconds = result.GetValue(seconds),
                Time = result.GetValue(time) ?? TimeSpan.FromMinutes(1),
            };
            var results = Chosen(wanted, context).SelectMany(bench => bench.Run(context)).ToList();
            Print([.. results, BenchResult.Combined(results)], result.GetValue(json));
        });
        return command;
    }

    private static IEnumerable<IBench> Chosen(string[] wanted, BenchContext context)
    {
        foreach (var bench in Benches)
        {
            var named = wanted.Contains(bench.Name);
            var chosen = named || (wanted.Contains("all") && !bench.OnlyByName);
            if (chosen && bench.Missing(context) is { } missing)
            {
                // Asked for by name it fails; as one of all it is left out.
                Console.Error.WriteLine(named ? throw new CommandError($"the bench {bench.Name} has {missing}") : $"left out {bench.Name}: {missing}");
            }
            else if (chosen)
            {
                yield return bench;
            }
        }
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
