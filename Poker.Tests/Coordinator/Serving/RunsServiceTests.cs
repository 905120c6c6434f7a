using Grpc.Core;
using Poker.Contracts.V1;
using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator.Serving;

public sealed class RunsServiceTests(PostgresFixture postgres) : CoordinatorTests(postgres)
{
    [Fact]
    public async Task A_run_that_is_started_twice_is_one_and_a_second_of_its_area_is_refused()
    {
        await using var host = await HostAsync();
        var run = await StartAsync(host, jobs: 1);
        await StartAsync(host, jobs: 1, id: run);

        await RefusedAsync(StatusCode.FailedPrecondition, "Another run", () => StartAsync(host, jobs: 1));

        Assert.Equal(1, await ReadAsync<long>("SELECT count(*) FROM run"));
    }

    [Theory]
    [InlineData("", "{}", "kind is empty")]
    [InlineData("nothing", "{}", "knows no runs of the kind 'nothing', only blueprint, clustering, counting, live.")]
    [InlineData("counting", "{", "spec is no JSON")]
    [InlineData("counting", "[]", "must be a JSON object")]
    [InlineData("counting", """{"jobs": "\u0000"}""", "zero character")]
    [InlineData("counting", "{}", "The spec names no jobs")]
    public async Task A_run_that_makes_no_sense_is_refused(string kind, string spec, string text)
    {
        await using var host = await HostAsync();

        await RefusedAsync(StatusCode.InvalidArgument, text, async () => await host.Runs.StartAsync(
            new() { Run = SimulatedWorker.Bytes(Guid.NewGuid()), Kind = kind, Spec = spec }, CoordinatorHost.Call()));

        Assert.Equal(0, await ReadAsync<long>("SELECT count(*) FROM run"));
    }

    [Fact]
    public async Task A_spec_that_is_too_large_is_refused()
    {
        await using var host = await HostAsync();

        await RefusedAsync(StatusCode.InvalidArgument, "more than 65536 bytes", async () => await host.Runs.StartAsync(
            new() { Run = SimulatedWorker.Bytes(Guid.NewGuid()), Kind = "counting", Spec = $$"""{"jobs": 1, "x": "{{new string('x', 65536)}}"}""" },
            CoordinatorHost.Call()));
    }

    [Fact]
    public async Task A_drained_run_finishes_what_is_at_work_and_a_cancelled_one_drops_it()
    {
        await using var host = await HostAsync();
        var worker = new SimulatedWorker(host.Jobs);
        await worker.RegisterAsync();
        var drained = await StartAsync(host, jobs: 5);
        var job = (await worker.AcquireAsync(10))!;
        Assert.Equal("draining", (await StopAsync(host, drained, drain: true)).State);
        Assert.True(await worker.CompleteAsync(job.Token, 1));
        await UntilAsync(drained, "done");

        var cancelled = await StartAsync(host, jobs: 5);
        job = (await worker.AcquireAsync(10))!;
        Assert.Equal("cancelled", (await StopAsync(host, cancelled, drain: false)).State);
        Assert.Equal([job.Token], (await worker.HeartbeatAsync(job.Token)).Lost);
        Assert.False(await worker.CompleteAsync(job.Token, 1));
        Assert.Equal("cancelled", (await StopAsync(host, cancelled, drain: true)).State);

        await RefusedAsync(StatusCode.NotFound, "There is no run", () => StopAsync(host, Guid.NewGuid(), drain: true));
    }

    [Fact]
    public async Task The_state_of_the_system_is_told_and_watched()
    {
        await using var host = await HostAsync();
        var worker = new SimulatedWorker(host.Jobs);
        await worker.RegisterAsync();
        var run = await StartAsync(host, jobs: 2);
        var job = (await worker.AcquireAsync(10))!;
        using var watch = host.Runs.Watch(new(), CoordinatorHost.Call());
        SystemStatus seen;
        do
        {
            Assert.True(await watch.ResponseStream.MoveNext(default));
            seen = watch.ResponseStream.Current;
        }
        while (!seen.Leading);
        var (told, who) = (Assert.Single(seen.Runs), Assert.Single(seen.Workers));
        Assert.Equal((SimulatedWorker.Bytes(run), "active", "counting, 0 done", 0d, 1L, 1L), (told.Run, told.State, told.Activity, told.Progress, told.Pending, told.Leased));
        Assert.Equal(("working", "stage/0, part 0 (0 %)"), (who.State, Assert.Single(who.Jobs)));

        await worker.CompleteAsync(job.Token, 1);
        await worker.CompleteAsync((await worker.AcquireAsync(10))!.Token, 1);
        while (seen.Runs[0].State != "done")
        {
            Assert.True(await watch.ResponseStream.MoveNext(default));
            seen = watch.ResponseStream.Current;
        }

        Assert.Equal(("idle", 2L), (seen.Workers[0].State, seen.Workers[0].JobsDone));
        Assert.NotNull(seen.Runs[0].Finished);
    }

    private static async Task<RunStatus> StopAsync(CoordinatorHost host, Guid run, bool drain) =>
        await host.Runs.StopAsync(new() { Run = SimulatedWorker.Bytes(run), Drain = drain }, CoordinatorHost.Call());
}
