using Npgsql;
using Poker.Infrastructure.Postgres;
using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator.Leading;

/// <summary>PostgreSQL is killed and comes back; the coordinator is the same process all along.</summary>
public sealed class LostServerTests(ClusterTemplate template) : IClassFixture<ClusterTemplate>
{
    [Fact]
    public async Task A_coordinator_survives_the_loss_of_its_database()
    {
        await using var folder = new DataFolder();
        await template.CopyToAsync(folder.Path);
        await using var first = await folder.OpenAsync();
        await using var relay = new TcpRelay(PortOf(first));
        var settings = new NpgsqlConnectionStringBuilder(first.ConnectionString) { Port = relay.Port, Timeout = 3 };
        await using var host = await CoordinatorHost.StartAsync(settings.ConnectionString, [new CountingPlanner()]);
        var worker = new SimulatedWorker(host.Jobs);
        await worker.RegisterAsync();
        await host.Runs.StartAsync(
            new() { Run = SimulatedWorker.Bytes(Guid.NewGuid()), Kind = "counting", Spec = """{"jobs": 2}""" }, CoordinatorHost.Call());
        var job = (await worker.AcquireAsync(10))!;

        await folder.KillServerAsync();
        await Poll.UntilAsync(() => !host.Leads, "it knew that it led no longer");
        var error = await Assert.ThrowsAsync<Grpc.Core.RpcException>(() => worker.HeartbeatAsync(job.Token));
        Assert.Equal(Grpc.Core.StatusCode.Unavailable, error.StatusCode);
        await using var second = await folder.OpenAsync();
        relay.MoveTo(PortOf(second));
        await Poll.UntilAsync(() => host.Leads, "it led again");

        // The lease outlived the server: an answer that is not given yet is asked for again.
        Assert.Empty((await worker.HeartbeatAsync(job.Token)).Lost);
        Assert.True(await worker.CompleteAsync(job.Token, 1));
        Assert.True(await worker.CompleteAsync((await worker.AcquireAsync(10))!.Token, 1));
        await Poll.UntilAsync(
            async () => (await host.Runs.StatusAsync(new(), CoordinatorHost.Call())).Runs[0].State == "done", "the run was done");
    }

    private static int PortOf(PokerDatabase database) => new NpgsqlConnectionStringBuilder(database.ConnectionString).Port;
}
