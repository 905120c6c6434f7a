using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Poker.Tests.Harness;
using Poker.Worker.Handlers;

namespace Poker.Tests.Worker;

public sealed class WorkerLogTests
{
    private readonly FakeBoard _board = new();

    [Fact]
    public async Task All_that_is_logged_in_a_handler_names_run_job_and_worker()
    {
        ILogger? logger = null;
        var handler = new FakeHandler("telling", async (_, cancellation) =>
        {
            await Task.Yield();
            logger!.LogInformation("Something was found.");
            throw new InvalidOperationException("no luck");
        });
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync(coordinator.Url, [handler]);
        logger = worker.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Something.Else");
        _board.Add("telling");

        await Poll.UntilAsync(() => worker.Log.Lines.Any(line => line.EndsWith("s: failed.", StringComparison.Ordinal)), "the job ended");

        var id = (Guid)worker.Log.PropertiesOf("Information: Worker tested (")["Worker"]!;
        (string, object)[] expected = [("Run", Guid.Empty), ("Kind", "telling"), ("Stage", "stage"), ("Part", 1), ("Name", "tested"), ("Worker", id)];
        foreach (var line in (string[])["Information: Something was found.", "Error: Job telling", "Debug: Job telling"])
        {
            var properties = worker.Log.PropertiesOf(line);
            Assert.Equal(expected, expected.Select(property => (property.Item1, properties[property.Item1]!)));
        }

        Assert.Equal("telling stage/1", worker.Log.PropertiesOf("Error: Job telling")["Job"]);
    }

    [Fact]
    public async Task The_end_of_a_job_is_told_where_its_handler_finds_it_worth_it()
    {
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync(
            coordinator.Url, [FakeHandler.Echo, new FakeHandler("rare", (_, _) => Task.FromResult(JobResult.Of([]))) { IsNews = true }]);
        List<string> Ends() => [.. worker.Log.Lines.Where(line => line.EndsWith("s: done.", StringComparison.Ordinal)).Select(line => line.Split(' ')[0] + line.Split(' ')[2]).Order()];
        _board.Add("echo");
        _board.Add("rare");

        await Poll.UntilAsync(() => Ends().Count == 2, "both jobs were told");

        Assert.Equal(["Debug:echo", "Information:rare"], Ends());
    }
}
