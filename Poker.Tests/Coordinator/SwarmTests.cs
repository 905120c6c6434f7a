using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator;

/// <summary>Fifty workers, of which some hang and die, at two coordinators: every job counts exactly once.</summary>
public sealed class SwarmTests(PostgresFixture postgres) : CoordinatorTests(postgres)
{
    [Fact]
    public Task Fifty_workers_lose_nothing() => RunAsync(TimeSpan.FromSeconds(5), cutEvery: null, seed: 1);

    // A minute long, and the leader's session is killed all the while.
    [Fact]
    [Trait("Category", "Chaos")]
    public Task Fifty_workers_lose_nothing_in_a_minute_of_lost_leaders() => RunAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(2), seed: 2);

    private async Task RunAsync(TimeSpan time, TimeSpan? cutEvery, int seed)
    {
        (string, string?)[] settings =
        [
            ("Poker:Jobs:LeaseTime", "00:00:01"), ("Poker:Jobs:HeartbeatEvery", "00:00:00.3"), ("Poker:Jobs:RetryAfter", "00:00:00.01"), ("Poker:Jobs:MostAttempts", "50"),
            ("Poker:Coordinator:WorkerCallsPerSecond", "10000"),
        ];
        await using var one = await HostAsync(settings);
        await using var other = await HostAsync(settings);
        var run = await StartAsync(one, jobs: 200, stages: 1_000_000);
        var swarm = new Swarm([one, other], 50, seed);
        using var stop = new CancellationTokenSource(time);
        var working = swarm.RunAsync(stop.Token);
        while (cutEvery is { } pause && !working.IsCompleted)
        {
            await Task.WhenAny(working, Task.Delay(pause));
            await ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2 AND objid = 4 AND pid <> pg_backend_pid()");
        }

        await working;

        // What a job's row says and what its worker was told are the same, job by job, and the workers' counts are their sum.
        var done = await ReadAsync<string[]>("SELECT coalesce(array_agg(stage || '/' || part ORDER BY id), '{}') FROM job WHERE state = 'done'");
        Assert.Equal(done.Order(), swarm.Counted.Values.Order());
        Assert.Equal(done.Length, await ReadAsync<long>("SELECT sum(jobs_done)::bigint FROM worker"));
        Assert.Equal(0, await ReadAsync<long>("SELECT count(*) FROM job WHERE state = 'done' AND get_byte(result, 0) <> id % 256"));
        Assert.True(done.Length > 200, $"{done.Length} done of {swarm.Leased} leased");
        Assert.True(swarm.Refused > 0, "nobody was too late");
        Assert.Equal("active", await ReadAsync<string>($"SELECT state FROM run WHERE id = '{run}'"));

        // What the dead left behind expires, and the run can be ended.
        await one.Runs.StopAsync(new() { Run = SimulatedWorker.Bytes(run), Drain = true }, CoordinatorHost.Call());
        await UntilAsync(run, "done");
    }
}
