using Poker.Infrastructure.Batches;
using Poker.Infrastructure.Jobs;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Jobs;

public sealed class PausedRunTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private readonly Guid _run = Guid.NewGuid(), _worker = Guid.NewGuid();

    private JobStore Jobs => new(DataSource);

    [Fact]
    public async Task Nothing_of_a_paused_run_is_begun_and_what_is_at_work_counts()
    {
        await StartAsync(jobs: 2);
        var job = (await AcquireAsync())!;

        Assert.Equal(RunState.Paused, (await PauseAsync())!.State);
        Assert.Null(await AcquireAsync());
        Assert.Equal([job.Token], (await Jobs.HeartbeatAsync(_worker, [(job.Token, 0.5f)], default))!);
        Assert.True(await Jobs.CompleteAsync(job.Token, [1], default));
        Assert.Equal((0, 0, 1), await WithAsync(runs => JobBoard.CountAsync(runs.Connection, default)));

        Assert.Equal(RunState.Active, (await ResumeAsync())!.State);
        Assert.Equal(1, (await AcquireAsync())!.Part);
    }

    [Fact]
    public async Task Twice_is_once_and_an_unknown_run_is_none()
    {
        await StartAsync(jobs: 1);
        await PauseAsync();
        var since = await ReadAsync<DateTime>("SELECT paused_at FROM run");
        Assert.Equal(RunState.Paused, (await PauseAsync())!.State);
        Assert.Equal(since, await ReadAsync<DateTime>("SELECT paused_at FROM run"));
        await ResumeAsync();
        Assert.Equal(RunState.Active, (await ResumeAsync())!.State);

        Assert.Null(await WithAsync(runs => runs.Store.PauseAsync(Guid.NewGuid(), default)));
    }

    [Fact]
    public async Task A_paused_run_still_has_its_area_and_can_be_stopped()
    {
        await StartAsync(jobs: 1);
        await PauseAsync();
        await Assert.ThrowsAsync<RunRefusedException>(() => WithAsync(runs => runs.Store.StartAsync(Guid.NewGuid(), "kind", "area", "{}", null, default)));

        Assert.True(await WithAsync(runs => runs.Store.MoveAsync(_run, RunState.Draining, null, default)));
        Assert.Contains("is ending", (await Assert.ThrowsAsync<RunRefusedException>(PauseAsync)).Message);
        Assert.Contains("is ending", (await Assert.ThrowsAsync<RunRefusedException>(ResumeAsync)).Message);
        Assert.NotNull(await AcquireAsync());

        Assert.True(await WithAsync(runs => runs.Store.MoveAsync(_run, RunState.Cancelled, null, default)));
        Assert.Contains("has ended (cancelled)", (await Assert.ThrowsAsync<RunRefusedException>(PauseAsync)).Message);
    }

    [Fact]
    public async Task Pauses_do_not_count_as_time()
    {
        await StartAsync(jobs: 1);
        await PauseAsync();
        await PassAsync("3 hours");
        await ResumeAsync();
        await WithAsync(async runs =>
        {
            await new BatchLedger(runs.Connection, _run).BeginAsync(_run, 0, 0, 0, default);
            return true;
        });
        Assert.InRange(await SecondsAsync(), 0, 60);

        await PauseAsync();
        await ExecuteAsync("UPDATE blueprint_progress SET began_at = began_at - interval '2 hours'");
        await PassAsync("2 hours");
        Assert.InRange(await SecondsAsync(), 0, 60);
        await ResumeAsync();
        Assert.InRange(await SecondsAsync(), 0, 60);

        await ExecuteAsync("UPDATE blueprint_progress SET began_at = began_at - interval '1 hour'");
        Assert.InRange(await SecondsAsync(), 3_600, 3_660);
    }

    [Fact]
    public async Task Time_ends_with_the_run()
    {
        await StartAsync(jobs: 1);
        await WithAsync(async runs =>
        {
            await new BatchLedger(runs.Connection, _run).BeginAsync(_run, 0, 0, 0, default);
            return await runs.Store.MoveAsync(_run, RunState.Done, null, default);
        });
        await ExecuteAsync("UPDATE run SET finished_at = finished_at + interval '1 hour'");
        Assert.InRange(await SecondsAsync(), 3_600, 3_660);
    }

    // Whoever comes first: a stop is never undone, and the job that was at work counts or is dropped with the run.
    [Fact]
    public async Task Pauses_stops_and_completions_at_once_leave_one_sensible_state()
    {
        for (var round = 0; round < 30; round++)
        {
            var run = Guid.NewGuid();
            await StartAsync(jobs: 1, run, $"area {round}");
            var job = (await AcquireAsync())!;
            var drops = round % 2 == 0;
            var completed = Jobs.CompleteAsync(job.Token, [1], default);
            await Task.WhenAll(
                TryAsync(runs => runs.PauseAsync(run, default)),
                TryAsync(runs => runs.MoveAsync(run, drops ? RunState.Cancelled : RunState.Draining, null, default)),
                TryAsync(runs => runs.ResumeAsync(run, default)),
                TryAsync(runs => runs.PauseAsync(run, default)),
                completed);

            var row = (await WithAsync(runs => runs.Store.ReadAsync(run, default)))!;
            Assert.Equal(drops ? RunState.Cancelled : RunState.Draining, row.State);
            Assert.Equal(drops, row.FinishedAt is not null);
            Assert.True(drops || await completed);
        }
    }

    private Task PassAsync(string time) => ExecuteAsync($"UPDATE run SET paused_at = paused_at - interval '{time}'");

    private async Task<double> SecondsAsync() =>
        (await WithAsync(runs => new BatchLedger(runs.Connection, _run).ReadAsync(default)))!.Seconds;

    private async Task TryAsync<T>(Func<RunStore, Task<T>> change)
    {
        try
        {
            await WithAsync(runs => change(runs.Store));
        }
        catch (RunRefusedException)
        {
            // It was ending.
        }
    }

    private Task<RunRow?> PauseAsync() => WithAsync(runs => runs.Store.PauseAsync(_run, default));

    private Task<RunRow?> ResumeAsync() => WithAsync(runs => runs.Store.ResumeAsync(_run, default));

    private Task<LeasedJob?> AcquireAsync() => Jobs.AcquireAsync(_worker, Guid.NewGuid(), 1, default);

    private async Task StartAsync(int jobs, Guid? run = null, string area = "area")
    {
        await WithAsync(async runs =>
        {
            await runs.Store.StartAsync(run ?? _run, "kind", area, "{}", null, default);
            await runs.Store.AddJobsAsync(run ?? _run, [.. Enumerable.Range(0, jobs).Select(part => new NewJob("kind", "stage", part, []))], default);
            return true;
        });
        await Jobs.RegisterAsync(_worker, "a worker", 1, "0.1.0", ["kind"], default);
    }

    private async Task<T> WithAsync<T>(Func<(RunStore Store, Npgsql.NpgsqlConnection Connection), Task<T>> work)
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        return await work((new RunStore(connection), connection));
    }
}
