using Npgsql;
using Poker.Infrastructure.Jobs;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Jobs;

public sealed class JobStoreTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private static readonly JobOptions Quick = new() { RetryAfter = TimeSpan.FromMilliseconds(50), MostAttempts = 3 };

    private readonly Guid _run = Guid.NewGuid(), _worker = Guid.NewGuid();

    private JobStore Jobs => new(DataSource, Quick);

    [Fact]
    public async Task Two_workers_that_acquire_at_once_never_get_one_job()
    {
        await StartAsync(Enumerable.Range(0, 200).Select(part => Job(part)));
        var workers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => await RegisterAsync(Guid.NewGuid())));

        var leased = await Task.WhenAll(workers.Select(async worker =>
        {
            var mine = new List<LeasedJob>();
            while (await Jobs.AcquireAsync(worker, Guid.NewGuid(), 1, default) is { } job)
            {
                mine.Add(job);
            }

            return mine;
        }));

        Assert.Equal(Enumerable.Range(0, 200), leased.SelectMany(mine => mine).Select(job => job.Part).Order());
        Assert.All(leased.SelectMany(mine => mine), job => Assert.Equal(1, job.Attempt));
    }

    [Fact]
    public async Task One_acquisition_is_one_lease_however_often_and_at_once_it_is_sent()
    {
        await StartAsync(Enumerable.Range(0, 50).Select(part => Job(part)));
        await RegisterAsync(_worker);
        for (var round = 0; round < 20; round++)
        {
            var acquisition = Guid.NewGuid();

            var leases = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Jobs.AcquireAsync(_worker, acquisition, 1, default)));

            Assert.Single(leases.Select(lease => lease!.Token).Distinct());
        }

        Assert.Equal(20, await ReadAsync<long>("SELECT count(*) FROM job WHERE state = 'leased'"));
    }

    [Fact]
    public async Task A_heartbeat_does_not_wait_for_a_commit_of_the_same_worker()
    {
        await StartAsync([Job(0), Job(1)]);
        await RegisterAsync(_worker);
        var (ending, other) = ((await Jobs.AcquireAsync(_worker, Guid.NewGuid(), 1, default))!, (await Jobs.AcquireAsync(_worker, Guid.NewGuid(), 1, default))!);
        await using var connection = await DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        Assert.True(await JobStore.CompleteAsync(connection, ending.Token, null, default));
        await ExecuteAsync($"UPDATE job SET leased_until = clock_timestamp() - interval '1 ms' WHERE token = '{other.Token}'");

        var held = await Jobs.HeartbeatAsync(_worker, [(ending.Token, 0.5f), (other.Token, 0.25f)], default);

        Assert.Equal(new HashSet<Guid> { ending.Token, other.Token }, held);
        Assert.Equal(0, await Jobs.ExpireAsync(DataSource));
        await transaction.CommitAsync();
        Assert.Equal(1, await ReadAsync<long>("SELECT jobs_done FROM worker"));
    }

    [Fact]
    public async Task A_worker_that_leaves_hands_back_what_it_never_heard_of()
    {
        await StartAsync([Job(0)]);
        await RegisterAsync(_worker);
        await Jobs.AcquireAsync(_worker, Guid.NewGuid(), 1, default);

        await Jobs.LeaveAsync(_worker, default);

        Assert.Equal("pending 0", await ReadAsync<string>("SELECT concat(state, ' ', attempts) FROM job"));
    }

    [Fact]
    public async Task An_expired_lease_goes_to_another_and_the_zombies_result_changes_nothing()
    {
        await StartAsync([Job(0)]);
        await RegisterAsync(_worker);
        var zombie = (await Jobs.AcquireAsync(_worker, Guid.NewGuid(), 1, default))!;
        await ExecuteAsync("UPDATE job SET leased_until = clock_timestamp() - interval '1 ms'");
        Assert.Equal(1, await Jobs.ExpireAsync(DataSource));
        var other = await RegisterAsync(Guid.NewGuid());
        var again = (await Jobs.AcquireAsync(other, Guid.NewGuid(), 1, default))!;
        Assert.Equal((zombie.Id, 2), (again.Id, again.Attempt));
        var before = await RowsAsync();

        Assert.False(await Jobs.CompleteAsync(zombie.Token, [1], default));
        Assert.False(await Jobs.HandBackAsync(zombie.Token, default));
        Assert.False(await Jobs.FailAsync(zombie.Token, "late", default));
        Assert.Empty((await Jobs.HeartbeatAsync(_worker, [(zombie.Token, 1)], default))!);
        Assert.Equal(LeaseState.Lost, await Jobs.LeaseStateAsync(_worker, zombie.Token, default));
        Assert.Equal(before, await RowsAsync());

        Assert.True(await Jobs.CompleteAsync(again.Token, [2], default));
        Assert.Equal("\\x02", await ReadAsync<string>("SELECT result::text FROM job"));
    }

    [Fact]
    public async Task A_zombies_own_transaction_is_told_and_leaves_nothing()
    {
        await StartAsync([Job(0)]);
        await RegisterAsync(_worker);
        await ExecuteAsync("CREATE TABLE written (part INTEGER)");
        var zombie = (await Jobs.AcquireAsync(_worker, Guid.NewGuid(), 1, default))!;
        await using var connection = await DataSource.OpenConnectionAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using var write = new NpgsqlCommand("INSERT INTO written VALUES (0)", connection);
            await write.ExecuteNonQueryAsync();
            await ExecuteAsync("UPDATE job SET leased_until = clock_timestamp() - interval '1 ms'");
            Assert.Equal(1, await Jobs.ExpireAsync(DataSource));
            Assert.False(await JobStore.CompleteAsync(connection, zombie.Token, null, default));
            await transaction.RollbackAsync();
        }

        Assert.Equal(0, await ReadAsync<long>("SELECT count(*) FROM written"));
    }

    [Fact]
    public async Task A_lease_that_is_being_completed_does_not_expire()
    {
        await StartAsync([Job(0)]);
        await RegisterAsync(_worker);
        var job = (await Jobs.AcquireAsync(_worker, Guid.NewGuid(), 1, default))!;
        await ExecuteAsync("UPDATE job SET leased_until = clock_timestamp() - interval '1 ms'");
        await using var connection = await DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        Assert.True(await JobStore.CompleteAsync(connection, job.Token, [1], default));

        // Its row is locked: neither the clock nor another worker comes at it.
        Assert.Equal(0, await Jobs.ExpireAsync(DataSource));
        Assert.Null(await Jobs.AcquireAsync(_worker, Guid.NewGuid(), 1, default));
        await transaction.CommitAsync();

        Assert.True(await Jobs.CompleteAsync(job.Token, [9], default));
        Assert.Equal("done \\x01 1", await ReadAsync<string>("SELECT concat_ws(' ', job.state, job.result, worker.jobs_done) FROM job, worker"));
    }

    [Fact]
    public async Task A_job_handed_back_is_there_at_once_and_its_attempt_does_not_count()
    {
        await StartAsync([Job(0)]);
        await RegisterAsync(_worker);
        for (var i = 0; i < 5; i++)
        {
            var job = (await Jobs.AcquireAsync(_worker, Guid.NewGuid(), 1, default))!;
            Assert.Equal(1, job.Attempt);
            Assert.True(await Jobs.HandBackAsync(job.Token, default));
        }
    }

    [Fact]
    public async Task A_failed_job_waits_longer_each_time_and_is_given_up_after_its_last_attempt()
    {
        await StartAsync([Job(0)]);
        await RegisterAsync(_worker);
        var waits = new List<double>();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            LeasedJob? job = null;
            await Poll.UntilAsync(async () => (job = await Jobs.AcquireAsync(_worker, Guid.NewGuid(), 1, default)) is not null, "it was tried again");
            Assert.Equal(attempt, job!.Attempt);
            Assert.True(await Jobs.FailAsync(job.Token, $"problem {attempt}", default));
            waits.Add(await ReadAsync<double>("SELECT extract(epoch FROM not_before - clock_timestamp())::float8 FROM job"));
        }

        Assert.InRange(waits[0], 0.001, 0.050);
        Assert.InRange(waits[1], 0.051, 0.100);
        await using var connection = await DataSource.OpenConnectionAsync();
        Assert.Equal("stage, part 0, was given up after 3 attempts: problem 3", await new RunStore(connection).ProblemAsync(_run, default));
        Assert.Null(await Jobs.AcquireAsync(_worker, Guid.NewGuid(), 1, default));
    }

    [Fact]
    public async Task A_job_waits_for_the_worker_that_it_prefers_but_not_for_ever_and_not_for_one_that_leaves()
    {
        var other = await RegisterAsync(Guid.NewGuid());
        await RegisterAsync(_worker);
        await StartAsync([Job(0), Job(1) with { Preferred = _worker, PreferredFor = TimeSpan.FromHours(1) }]);

        Assert.Equal(1, (await Jobs.AcquireAsync(_worker, Guid.NewGuid(), 1, default))!.Part);
        Assert.Equal(0, (await Jobs.AcquireAsync(other, Guid.NewGuid(), 1, default))!.Part);

        await AddAsync(
            Job(2) with { Preferred = _worker, PreferredFor = TimeSpan.FromHours(1) },
            Job(3) with { Preferred = _worker, PreferredFor = TimeSpan.FromMilliseconds(-1) });
        Assert.Equal(3, (await Jobs.AcquireAsync(other, Guid.NewGuid(), 1, default))!.Part);
        Assert.Null(await Jobs.AcquireAsync(other, Guid.NewGuid(), 1, default));
        await Jobs.LeaveAsync(_worker, default);
        Assert.Equal(2, (await Jobs.AcquireAsync(other, Guid.NewGuid(), 1, default))!.Part);
    }

    [Fact]
    public async Task A_preference_comes_after_the_priority()
    {
        await RegisterAsync(_worker);
        var mine = Job(0) with { Preferred = _worker, PreferredFor = TimeSpan.FromHours(1), Priority = 5 };
        await StartAsync([mine, Job(1) with { Priority = 4 }, Job(2) with { Priority = 5 }, mine with { Part = 3 }]);
        var parts = new List<int>();
        while (await Jobs.AcquireAsync(_worker, Guid.NewGuid(), 1, default) is { } job)
        {
            parts.Add(job.Part);
        }

        Assert.Equal([1, 0, 3, 2], parts);
    }

    [Fact]
    public async Task Slots_bound_what_a_worker_gets_and_a_whole_workers_job_goes_to_an_idle_one()
    {
        await RegisterAsync(_worker, slots: 4);
        await StartAsync([Job(0) with { Slots = 0 }, Job(1) with { Slots = 3 }, Job(2) with { Slots = 9 }]);

        Assert.Equal(1, (await Jobs.AcquireAsync(_worker, Guid.NewGuid(), 3, default))!.Part);
        Assert.Null(await Jobs.AcquireAsync(_worker, Guid.NewGuid(), 1, default));
        Assert.Equal(0, (await Jobs.AcquireAsync(_worker, Guid.NewGuid(), 4, default))!.Part);
        Assert.Equal(2, (await Jobs.AcquireAsync(_worker, Guid.NewGuid(), 4, default))!.Part);
    }

    [Fact]
    public async Task Workers_get_the_kinds_that_they_know_by_priority()
    {
        await RegisterAsync(_worker);
        await StartAsync([Job(0) with { Priority = 2 }, new NewJob("unknown", "stage", 1, []), Job(2) with { Priority = 1 }]);

        Assert.Equal(2, (await Jobs.AcquireAsync(_worker, Guid.NewGuid(), 1, default))!.Part);
        Assert.Equal(0, (await Jobs.AcquireAsync(_worker, Guid.NewGuid(), 1, default))!.Part);
        Assert.Null(await Jobs.AcquireAsync(_worker, Guid.NewGuid(), 1, default));
        Assert.Null(await Jobs.AcquireAsync(Guid.NewGuid(), Guid.NewGuid(), 1, default));
    }

    [Fact]
    public async Task A_cancelled_runs_leases_are_lost_and_its_jobs_are_not_leased()
    {
        await StartAsync([Job(0), Job(1)]);
        await RegisterAsync(_worker);
        var job = (await Jobs.AcquireAsync(_worker, Guid.NewGuid(), 1, default))!;
        await using var connection = await DataSource.OpenConnectionAsync();
        Assert.True(await new RunStore(connection).MoveAsync(_run, RunState.Cancelled, null, default));

        Assert.Empty((await Jobs.HeartbeatAsync(_worker, [(job.Token, 0.5f)], default))!);
        Assert.False(await Jobs.CompleteAsync(job.Token, [1], default));
        Assert.Null(await Jobs.AcquireAsync(_worker, Guid.NewGuid(), 1, default));
    }

    [Fact]
    public async Task A_heartbeat_keeps_leases_alive_notes_progress_and_knows_strangers()
    {
        await StartAsync([Job(0)]);
        await RegisterAsync(_worker);
        var job = (await Jobs.AcquireAsync(_worker, Guid.NewGuid(), 1, default))!;
        await ExecuteAsync("UPDATE job SET leased_until = clock_timestamp() - interval '1 s'");

        Assert.Equal([job.Token], (await Jobs.HeartbeatAsync(_worker, [(job.Token, 0.25f)], default))!);

        Assert.Equal(0, await Jobs.ExpireAsync(DataSource));
        Assert.Equal(0.25f, await ReadAsync<float>("SELECT progress FROM job"));
        Assert.Null(await Jobs.HeartbeatAsync(Guid.NewGuid(), [(job.Token, 1)], default));
        Assert.Empty((await Jobs.HeartbeatAsync(await RegisterAsync(Guid.NewGuid()), [(job.Token, 1)], default))!);
    }

    private static NewJob Job(int part) => new("kind", "stage", part, [(byte)part]);

    private async Task<Guid> RegisterAsync(Guid worker, int slots = 1)
    {
        await Jobs.RegisterAsync(worker, "a worker", slots, "0.1.0", ["kind"], default);
        return worker;
    }

    private async Task StartAsync(IEnumerable<NewJob> jobs)
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        await new RunStore(connection).StartAsync(_run, "a kind", "an area", "{}", null, default);
        await new RunStore(connection).AddJobsAsync(_run, [.. jobs], default);
    }

    private async Task AddAsync(params NewJob[] jobs)
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        await new RunStore(connection).AddJobsAsync(_run, jobs, default);
    }

    private Task<string> RowsAsync() => ReadAsync<string>("SELECT string_agg(job::text, '|' ORDER BY id) FROM job");
}
