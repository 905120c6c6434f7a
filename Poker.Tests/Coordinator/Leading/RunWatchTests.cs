using Poker.Infrastructure.Batches;
using Poker.Infrastructure.Jobs;
using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator.Leading;

public sealed class RunWatchTests(PostgresFixture postgres) : CoordinatorTests(postgres)
{
    private const string Category = "Information Poker.Coordinator.Leading.RunWatch: ";

    [Fact]
    public async Task A_run_is_told_of_now_and_then_when_it_drains_and_when_it_ends()
    {
        await using var host = await HostAsync(("Poker:Coordinator:TellEvery", "00:00:00.001"));
        var worker = new SimulatedWorker(host.Jobs);
        await worker.RegisterAsync();
        var run = await StartAsync(host, jobs: 3);
        var job = (await worker.AcquireAsync(30))!;
        await SaidAsync(host, $"The counting run goes on: counting, 0 done; jobs: 1 at work, 2 waiting; workers: 1 ({run}).");

        await host.Http.PostAsync($"api/v1/runs/{run}/stop?drain=true", null);
        await SaidAsync(host, $"The counting run drains: what is at work is finished, no more is begun ({run}).");
        await worker.CompleteAsync(job.Token, 1);
        await UntilAsync(run, "done");

        await SaidAsync(host, $" s: done ({run}).");
        Assert.Single(host.Logs.Lines, line => line.Contains("drains", StringComparison.Ordinal));
        Assert.Single(host.Logs.Lines, line => line.StartsWith($"{Category}The counting run ended after ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task At_the_usual_pace_a_short_run_is_told_of_once_by_its_end()
    {
        await using var host = await HostAsync();
        var worker = new SimulatedWorker(host.Jobs);
        await worker.RegisterAsync();
        var run = await StartAsync(host, jobs: 20, stages: 3);
        while (await worker.AcquireAsync(1) is { } job)
        {
            await worker.CompleteAsync(job.Token, 1);
        }

        await UntilAsync(run, "done");
        await SaidAsync(host, $" s: done ({run}).");

        Assert.Single(host.Logs.Lines, line => line.StartsWith(Category, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_stopped_is_told_with_the_reason_and_what_failed_where_it_failed()
    {
        await using var host = await HostAsync(
            new CountingPlanner { Planning = context => context.Runs.MoveAsync(context.Run.Id, RunState.Cancelled, "There was no need.", default) });
        var cancelled = await StartAsync(host, jobs: 1);
        await UntilAsync(cancelled, "cancelled");
        await SaidAsync(host, $" s: cancelled ({cancelled}). There was no need.");

        await using var other = await HostAsync(new CountingPlanner { Planning = _ => throw new RunRefusedException("no sense") });
        await host.StopAsync();
        var failed = await StartAsync(other, jobs: 1);
        await UntilAsync(failed, "failed");
        await Poll.UntilAsync(() => other.Logs.Lines.Any(line => line.Contains($"The run {failed} failed: no sense", StringComparison.Ordinal)), "it was told");
        Assert.DoesNotContain(other.Logs.Lines, line => line.StartsWith(Category, StringComparison.Ordinal) && line.Contains($"{failed}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_training_is_noted_as_it_goes_on_and_its_pause_is_told()
    {
        await using var host = await HostAsync();
        var run = Guid.NewGuid();
        await host.Runs.StartAsync(
            new() { Run = SimulatedWorker.Bytes(run), Kind = BlueprintSpec.Kind, Spec = new BlueprintSpec { Target = "kuhn" }.ToJson() }, CoordinatorHost.Call());
        await Poll.UntilAsync(async () => await ReadAsync<long>("SELECT count(*) FROM training_point") > 0, "it was noted");
        Assert.Equal($"kuhn {run}", await ReadAsync<string>("SELECT title || ' ' || training FROM training_curve"));

        await host.Http.PostAsync($"api/v1/runs/{run}/pause", null);
        await SaidAsync(host, $"The blueprint run is paused: what is at work is finished, no more is begun until it is resumed ({run}).");
        await host.Http.PostAsync($"api/v1/runs/{run}/resume", null);
        await SaidAsync(host, $"The blueprint run is resumed ({run}).");
    }

    [Fact]
    public async Task A_worker_that_is_not_heard_of_is_named_with_what_it_held()
    {
        await using var host = await HostAsync(("Poker:Jobs:LeaseTime", "00:00:00.4"), ("Poker:Jobs:HeartbeatEvery", "00:00:00.1"));
        var worker = new SimulatedWorker(host.Jobs, slots: 2);
        await worker.RegisterAsync();
        var run = await StartAsync(host, jobs: 2);
        await worker.AcquireAsync(30);

        await Poll.UntilAsync(
            () => host.Logs.Lines.Any(line => line.Contains(
                $" leases of the worker worker {worker.Id} ({worker.Id}) in the run {run} expired: it was not heard of.", StringComparison.Ordinal)),
            "the loss was told");
    }

    private static Task SaidAsync(CoordinatorHost host, string end) => Poll.UntilAsync(
        () => host.Logs.Lines.Any(line => line.StartsWith(Category, StringComparison.Ordinal) && line.TrimEnd().EndsWith(end, StringComparison.Ordinal)), $"the log said '{end}'");
}
