using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator.Serving;

public sealed class JobsServiceTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    [Fact]
    public async Task A_run_is_planned_leased_and_completed_over_the_wire()
    {
        await using var host = await CoordinatorHost.StartAsync(ConnectionString, [new CountingPlanner()]);
        var worker = new SimulatedWorker(host.Jobs);
        await worker.RegisterAsync();
        var run = Guid.NewGuid();
        await host.Runs.StartAsync(
            new() { Run = SimulatedWorker.Bytes(run), Kind = "counting", Spec = """{"jobs": 3, "stages": 2}""" }, CoordinatorHost.Call());

        var done = new List<string>();
        while (done.Count < 6)
        {
            var job = await worker.AcquireAsync(10);
            Assert.True(await worker.CompleteAsync(job!.Token, 1, 2, 3));
            done.Add($"{job.Stage}/{job.Part}");
        }

        Assert.Equal(["stage/0/0", "stage/0/1", "stage/0/2", "stage/1/0", "stage/1/1", "stage/1/2"], done);
        await Poll.UntilAsync(
            async () => (await host.Runs.StatusAsync(new(), CoordinatorHost.Call())).Runs[0].State == "done", "the run was done");
        Assert.Equal(6, await ReadAsync<long>("SELECT jobs_done FROM worker"));
    }
}
