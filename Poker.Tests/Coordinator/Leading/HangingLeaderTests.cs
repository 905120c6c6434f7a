using System.Runtime.Versioning;
using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator.Leading;

[UnsupportedOSPlatform("windows")]
public sealed class HangingLeaderTests(PostgresFixture postgres) : CoordinatorTests(postgres)
{
    private const string Leader =
        "SELECT coalesce(max(pid), 0) FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2 AND objid = 4 AND granted "
        + "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    [Fact]
    public async Task A_leader_that_hangs_is_replaced_and_stands_by_when_it_comes_back()
    {
        var environment = new Dictionary<string, string>
        {
            ["ConnectionStrings__poker"] = ConnectionString,
            ["Poker__Token"] = CoordinatorHost.Token,
            ["Poker__Coordinator__PlanEvery"] = "00:00:00.2",
            ["Poker__Coordinator__StandByEvery"] = "00:00:00.2",
            ["Poker__Coordinator__LeaderSilence"] = "00:00:02",
            ["urls"] = "http://127.0.0.1:0",
        };
        using var hanging = ChildProcess.StartAssembly("Poker.Coordinator.dll", environment);
        await hanging.ReadLineWithAsync("This instance leads");
        var before = await ReadAsync<int>(Leader);
        await using var other = await HostAsync();
        await hanging.SignalAsync("STOP");
        await Poll.UntilAsync(() => other.Leads, "the other one led");
        var after = await ReadAsync<int>(Leader);
        await hanging.SignalAsync("CONT");

        await hanging.ReadLineWithAsync("Another instance leads");
        Assert.NotEqual(before, after);
        Assert.Equal(after, await ReadAsync<int>(Leader));
        Assert.True(other.Leads);
        var run = await StartAsync(other, jobs: 1);
        Assert.NotEqual(Guid.Empty, run);
    }
}
