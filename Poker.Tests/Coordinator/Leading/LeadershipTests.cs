using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using Poker.Coordinator.Telemetry;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres;
using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator.Leading;

public sealed class LeadershipTests(PostgresFixture postgres) : CoordinatorTests(postgres)
{
    private const string Leader =
        "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2 AND objid = 4 AND granted "
        + "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    [Fact]
    public async Task Two_coordinators_never_plan_at_once_however_often_the_leader_is_cut_off()
    {
        var (sessions, faults) = (new ConcurrentDictionary<int, string>(), new ConcurrentQueue<string>());
        await using var one = await CoordinatorHost.StartAsync(ConnectionString, [Witness("one", sessions, faults)]);
        await using var other = await CoordinatorHost.StartAsync(ConnectionString, [Witness("other", sessions, faults)]);
        await StartAsync(one, jobs: 1);
        await Poll.UntilAsync(() => !sessions.IsEmpty, "one of them planned");
        for (var cut = 0; cut < 8; cut++)
        {
            var before = sessions.Count;
            var watch = Stopwatch.StartNew();
            await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM ({Leader}) AS leader");
            await Poll.UntilAsync(() => sessions.Count > before, "another session planned");
            Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Another_takes_over_when_the_leader_ends_and_leases_get_their_whole_time()
    {
        var one = await HostAsync();
        await Poll.UntilAsync(() => one.Leads, "the first one led");
        await using var other = await HostAsync();
        var worker = new SimulatedWorker(other.Jobs);
        await worker.RegisterAsync();
        await StartAsync(other, jobs: 1);
        var job = (await worker.AcquireAsync(10))!;
        Assert.False(other.Leads);
        await one.DisposeAsync();
        await Poll.UntilAsync(() => other.Leads, "the second one led");

        Assert.InRange(await ReadAsync<double>("SELECT extract(epoch FROM leased_until - clock_timestamp())::float8 FROM job"), 5, 15);
        Assert.True(await worker.CompleteAsync(job.Token, 1));
    }

    [Fact]
    public async Task A_lease_without_a_sign_of_life_is_taken_back_by_the_leader()
    {
        await using var host = await HostAsync(("Poker:Jobs:LeaseTime", "00:00:00.4"), ("Poker:Jobs:HeartbeatEvery", "00:00:00.1"));
        var (dead, alive) = (new SimulatedWorker(host.Jobs), new SimulatedWorker(host.Jobs));
        await dead.RegisterAsync();
        await alive.RegisterAsync();
        await StartAsync(host, jobs: 1);
        var lost = (await dead.AcquireAsync(10))!;

        var again = (await alive.AcquireAsync(30))!;

        Assert.Equal((lost.Id, 2), (again.Id, again.Attempt));
        Assert.False(await dead.CompleteAsync(lost.Token, 1));
    }

    [Fact]
    public async Task A_planning_that_fails_leaves_nothing_and_is_tried_again()
    {
        var failures = 0;
        await using var host = await HostAsync(new CountingPlanner
        {
            Planning = async context =>
            {
                if (failures++ == 0)
                {
                    await context.Runs.AddJobsAsync(context.Run.Id, [new("count", "half", 0, [])], default);
                    throw new InvalidOperationException("not today");
                }
            },
        });
        await StartAsync(host, jobs: 1);

        await Poll.UntilAsync(async () => await ReadAsync<long>("SELECT count(*) FROM job") > 0, "it was planned");

        Assert.Equal("stage/0", await ReadAsync<string>("SELECT string_agg(stage, ',') FROM job"));
        Assert.Contains(host.Logs.Lines, line => line.Contains("could not be planned (1 times in a row)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_that_cannot_be_planned_fails_with_the_reason(bool refused)
    {
        await using var host = await HostAsync(
            new CountingPlanner { Planning = _ => throw (refused ? new RunRefusedException("no sense") : new InvalidOperationException("no sense")) },
            ("Poker:Coordinator:MostPlanningFailures", "2"));
        var run = await StartAsync(host, jobs: 1);

        await UntilAsync(run, "failed");

        Assert.Equal("It could not be planned: no sense", await ReadAsync<string>("SELECT problem FROM run"));
        Assert.True(host.Leads);
    }

    [Fact]
    public async Task A_run_on_the_trained_tables_waits_for_a_process_that_trains_and_keeps_others_out()
    {
        var training = await TrainingLock.AcquireAsync(Database, TimeSpan.Zero, null, default);
        await using var host = await HostAsync(new CountingPlanner { Area = RunAreas.Autotrain });
        var worker = new SimulatedWorker(host.Jobs);
        await worker.RegisterAsync();
        var run = await StartAsync(host, jobs: 1);
        await Poll.UntilAsync(() => host.Leads, "it led");
        Assert.Contains(
            $"waits for another process that trains in this database: poker (pid {Environment.ProcessId}",
            (await host.Runs.StatusAsync(new(), CoordinatorHost.Call())).Runs[0].Activity);
        Assert.Equal(0, await ReadAsync<long>("SELECT count(*) FROM job"));

        await training.DisposeAsync();
        var job = (await worker.AcquireAsync(30))!;
        var error = await Assert.ThrowsAsync<DatabaseException>(() => TrainingLock.AcquireAsync(Database, TimeSpan.Zero, null, default));
        Assert.Contains("A distributed run is under way", error.Message);

        await worker.CompleteAsync(job.Token, 1);
        await UntilAsync(run, "done");
        await using var again = await TrainingLock.AcquireAsync(Database, TimeSpan.FromSeconds(30), null, default);
    }

    [Fact]
    public async Task A_planning_that_adds_jobs_is_a_trace_from_which_they_go_on()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is CoordinatorTelemetry.Name or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = await HostAsync();
        var worker = new SimulatedWorker(host.Jobs);
        await worker.RegisterAsync();
        var run = await StartAsync(host, jobs: 1);

        var job = (await worker.AcquireAsync(30))!;

        var planned = ActivityContext.Parse(job.Trace, null);
        Activity[] Plannings() => [.. ended.Where(activity => activity.OperationName == "plan counting" && activity.GetTagItem("poker.run") as string == $"{run}")];
        await Poll.UntilAsync(() => Plannings().Length > 0, "the planning ended");
        await worker.CompleteAsync(job.Token, 1);
        await UntilAsync(run, "done");
        var planning = Assert.Single(Plannings());
        var start = ActivityContext.Parse(await ReadAsync<string>("SELECT trace FROM run"), null);
        Assert.Equal((planned.TraceId, planned.SpanId, default(ActivitySpanId)), (planning.TraceId, planning.SpanId, planning.ParentSpanId));
        Assert.NotEqual(start.TraceId, planned.TraceId);
        Assert.Equal([(start.TraceId, start.SpanId)], planning.Links.Select(link => (link.Context.TraceId, link.Context.SpanId)));
        Assert.Equal(1L, planning.GetTagItem("poker.jobs.added"));
    }

    // Plans nothing, but tells whose session it is in, and whether another plans at the same moment.
    private static CountingPlanner Witness(string name, ConcurrentDictionary<int, string> sessions, ConcurrentQueue<string> faults) => new()
    {
        Planning = async context =>
        {
            await using var command = new NpgsqlCommand(
                $"SELECT pg_backend_pid(), pg_backend_pid() IN ({Leader}), pg_try_advisory_xact_lock(77), pg_sleep(0.01)", context.Connection);
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            sessions[reader.GetInt32(0)] = name;
            if (!reader.GetBoolean(1) || !reader.GetBoolean(2))
            {
                faults.Enqueue($"{name}: leads {reader.GetBoolean(1)}, alone {reader.GetBoolean(2)}");
            }
        },
    };
}
