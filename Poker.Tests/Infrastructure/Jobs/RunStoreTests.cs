using Poker.Infrastructure.Jobs;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Jobs;

public sealed class RunStoreTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private readonly Guid _run = Guid.NewGuid();

    [Fact]
    public async Task The_same_id_is_the_same_run_and_another_of_the_area_is_refused_until_it_ends()
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        var runs = new RunStore(connection);
        var first = await runs.StartAsync(_run, "kind", "area", """{"a": 1}""", "trace", default);
        Assert.Equal(first, await runs.StartAsync(_run, "kind", "area", """{"a": 2}""", null, default));

        await Assert.ThrowsAsync<RunRefusedException>(() => runs.StartAsync(Guid.NewGuid(), "other", "area", "{}", null, default));
        Assert.True((await runs.StartAsync(Guid.NewGuid(), "kind", "another area", "{}", null, default)).IsLive);
        Assert.True(await runs.MoveAsync(_run, RunState.Done, null, default));

        Assert.Equal(RunState.Active, (await runs.StartAsync(Guid.NewGuid(), "other", "area", "{}", null, default)).State);
        Assert.Equal([_run], (await runs.LastEndedAsync(5, default)).Select(run => run.Id));
    }

    [Fact]
    public async Task A_run_that_has_ended_stays_as_it_is()
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        var runs = new RunStore(connection);
        await runs.StartAsync(_run, "kind", "area", "{}", null, default);
        Assert.True(await runs.MoveAsync(_run, RunState.Failed, "broken", default));
        var ended = await runs.ReadAsync(_run, default);

        Assert.False(await runs.MoveAsync(_run, RunState.Active, null, default));
        Assert.Null(await runs.LockWorkedAtAsync(_run, default));

        Assert.Equal(ended, await runs.ReadAsync(_run, default));
        Assert.Equal((RunState.Failed, "broken"), (ended!.State, ended.Problem));
        Assert.NotNull(ended.FinishedAt);
    }

    [Fact]
    public async Task Planning_that_is_repeated_adds_no_job_twice()
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        var runs = new RunStore(connection);
        await runs.StartAsync(_run, "kind", "area", "{}", null, default);
        await runs.AddJobsAsync(_run, [new("kind", "stage", 0, [1]), new("kind", "stage", 1, [2])], default);
        await runs.AddJobsAsync(_run, [new("kind", "stage", 1, [9]), new("kind", "other", 0, [3])], default);

        Assert.Equal(new StageState(2, 0, 0, 0), await runs.StageAsync(_run, "stage", default));
        Assert.Equal(new StageState(3, 0, 0, 0), await runs.StageAsync(_run, null, default));
        Assert.Equal("\\x02", await ReadAsync<string>("SELECT payload::text FROM job WHERE stage = 'stage' AND part = 1"));
    }

    [Fact]
    public async Task Results_are_read_by_part_and_a_stage_can_be_cleared()
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        var (runs, jobs, worker) = (new RunStore(connection), new JobStore(DataSource), Guid.NewGuid());
        await runs.StartAsync(_run, "kind", "area", "{}", null, default);
        await runs.AddJobsAsync(_run, [.. Enumerable.Range(0, 3).Select(part => new NewJob("kind", "stage", part, []) { Priority = -part })], default);
        await jobs.RegisterAsync(worker, "a worker", 1, "0.1.0", ["kind"], default);
        for (var i = 0; i < 2; i++)
        {
            var job = (await jobs.AcquireAsync(worker, Guid.NewGuid(), 1, default))!;
            Assert.True(await jobs.CompleteAsync(job.Token, job.Part == 2 ? null : [(byte)job.Part], default));
        }

        var results = await runs.ResultsAsync(_run, "stage", default);
        Assert.Equal([(1, worker), (2, worker)], results.Select(result => (result.Part, result.Worker)));
        Assert.Equal([[1], []], results.Select(result => result.Result));
        await runs.ClearStageAsync(_run, "stage", pendingOnly: true, default);
        Assert.Equal(new StageState(0, 0, 2, 0), await runs.StageAsync(_run, "stage", default));
        await runs.ClearStageAsync(_run, "stage", pendingOnly: false, default);
        Assert.Equal(default, await runs.StageAsync(_run, "stage", default));
    }

    [Fact]
    public async Task A_run_that_is_locked_for_planning_is_not_stopped_in_the_middle_but_its_jobs_go_on()
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        var (runs, jobs, worker) = (new RunStore(connection), new JobStore(DataSource), Guid.NewGuid());
        await runs.StartAsync(_run, "kind", "area", "{}", null, default);
        await runs.AddJobsAsync(_run, [new("kind", "stage", 0, [])], default);
        await jobs.RegisterAsync(worker, "a worker", 1, "0.1.0", ["kind"], default);
        await using var transaction = await connection.BeginTransactionAsync();
        Assert.NotNull(await runs.LockWorkedAtAsync(_run, default));
        await using var other = await DataSource.OpenConnectionAsync();

        var stopping = new RunStore(other).MoveAsync(_run, RunState.Cancelled, null, default);

        var job = (await jobs.AcquireAsync(worker, Guid.NewGuid(), 1, default))!;
        Assert.True(await jobs.CompleteAsync(job.Token, null, default));
        Assert.False(stopping.IsCompleted);
        await transaction.CommitAsync();
        Assert.True(await stopping);
    }
}
