using System.Text.Json;
using Poker.Infrastructure.Jobs;
using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Commands;

public sealed class RunsCommandTests
{
    [Fact]
    public async Task A_run_is_paused_and_resumed_without_a_coordinator_and_an_ending_one_is_not()
    {
        await using var folder = new DataFolder();
        await using var database = await folder.OpenAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var (runs, run) = (new RunStore(connection), Guid.NewGuid());
        await runs.StartAsync(run, "blueprint", RunAreas.Autotrain, "{}", null, default);
        var begins = run.ToString("D")[..8];

        Assert.Equal("paused", await StateAsync("runs", "pause", begins, "--json"));
        Assert.Equal("paused", await StateAsync("runs", "pause", begins, "--json"));
        var told = await folder.SucceedAsync("runs");
        Assert.Contains($"The blueprint run is paused. To let it go on: poker runs resume {run:D}", told);
        Assert.Equal("active", await StateAsync("runs", "resume", begins, "--json"));

        await runs.MoveAsync(run, RunState.Draining, null, default);
        var (exitCode, _, errors) = await folder.RunAsync("runs", "pause", begins);
        Assert.Equal((1, true), (exitCode, errors.Contains("The run is ending, so that it cannot be paused", StringComparison.Ordinal)));
        await runs.MoveAsync(run, RunState.Cancelled, null, default);
        Assert.Contains("no live run begins with", (await folder.RunAsync("runs", "resume", begins)).Errors);

        async Task<string> StateAsync(params string[] arguments)
        {
            using var report = JsonDocument.Parse(await folder.SucceedAsync(arguments));
            return report.RootElement.GetProperty("runs")[0].GetProperty("state").GetString()!;
        }
    }
}
