using System.Text.Json;
using Poker.Cli.Bench;
using Poker.Core.Solving.Betting;
using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Commands;

public sealed class BenchCommandTests
{
    private static readonly BenchResult[] Rows = [new("a", "one", 3, "hands", 1, 2, 30, "0f"), new("b", "two", 4, "hands", 10, 20, 20, "f0")];

    [Fact]
    public async Task The_last_row_combines_the_others()
    {
        var (exitCode, output, errors) = await PokerCli.RunAsync("", "bench", "evaluator", "--json");

        Assert.Equal((0, ""), (exitCode, errors));
        var rows = JsonSerializer.Deserialize<BenchResult[]>(output, JsonSerializerOptions.Web)!;
        Assert.Equal([.. Enumerable.Repeat("evaluator", 5), "all"], rows.Select(row => row.Bench));
        Assert.Equal(BenchResult.Combined(rows[..^1]).Checksum, rows[^1].Checksum);
    }

    [Fact]
    public async Task The_explorer_is_asked_for_what_the_data_folder_holds()
    {
        await using var data = new DataFolder();
        var (exitCode, _, errors) = await data.RunAsync("bench", "explorer");
        Assert.Equal(1, exitCode);
        Assert.Contains("there is no database yet", errors);
        await data.SucceedAsync("fast", "--deck", "royal", "--betting", "tiny", "--turn-buckets", "10", "--flop-buckets", "8", "--iterations", "8192");

        var bench = new ExplorerBench { Spots = 6, Hands = 3 };
        var rows = bench.Run(new(1, data.Path, BettingPresets.Tiny.Name, CancellationToken.None)).ToList();

        Assert.All(rows, row => Assert.Matches(", p50 [0-9.]+ p90 [0-9.]+ p99 [0-9.]+ max [0-9.]+ ms$", row.Name));
        Assert.Equal([1, 6, 12, 6, 12, 6, 12, 6, 12, 3, 3, 3, 3], rows.Select(row => row.Count));
    }

    [Fact]
    public void The_combined_checksum_tells_of_changed_results_and_of_no_other_change()
    {
        var combined = BenchResult.Combined(Rows);

        Assert.Equal(("all", 2L, 11d, 22d, 30d), (combined.Bench, combined.Count, combined.CpuSeconds, combined.WallSeconds, combined.PeakMegabytes));
        Assert.Equal(combined.Checksum, BenchResult.Combined([Rows[0] with { CpuSeconds = 5 }, Rows[1] with { PeakMegabytes = 7 }]).Checksum);
        Assert.NotEqual(combined.Checksum, BenchResult.Combined([Rows[0], Rows[1] with { Checksum = "f1" }]).Checksum);
        Assert.NotEqual(combined.Checksum, BenchResult.Combined([Rows[0] with { Checksum = "f0" }, Rows[1] with { Checksum = "0f" }]).Checksum);
        Assert.NotEqual(combined.Checksum, BenchResult.Combined([Rows[0]]).Checksum);
    }

    [Fact]
    public async Task An_unknown_bench_is_refused() => Assert.Equal(2, (await PokerCli.RunAsync("", "bench", "nope")).ExitCode);
}
