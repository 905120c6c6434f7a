using Poker.Coordinator.Planning;
using Poker.Coordinator.Planning.Blueprints;
using Poker.Infrastructure.Batches;
using Poker.Infrastructure.Jobs;
using Poker.Tests.Harness;
using Poker.Worker.Handlers;
using Poker.Worker.Handlers.Blueprints;

namespace Poker.Tests.Worker.Handlers.Blueprints;

public sealed class BlueprintHandlerTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private static readonly BlueprintSpec Kuhn = new() { Target = "kuhn", BatchIterations = 50, Staleness = 2, KeepDeltas = true };

    private readonly Guid _run = Guid.NewGuid();
    private readonly List<BatchCosts> _counted = [];

    private JobStore Store => new(DataSource, BatchCrew.Quick);

    [Fact]
    public async Task A_zombies_batch_is_refused_and_its_successors_counts()
    {
        using var zombie = new BlueprintHandler(_counted.Add);
        using var successor = new BlueprintHandler(_counted.Add);
        var (late, next) = await BeginAsync();
        var lost = await LeaseAsync(late);
        await ExpireAsync();
        var taken = await LeaseAsync(next);
        Assert.Equal(lost.Job.Id, taken.Job.Id);

        await Assert.ThrowsAsync<LeaseLostException>(() => zombie.RunAsync(lost, CancellationToken.None));
        await successor.RunAsync(taken, CancellationToken.None);
        await Assert.ThrowsAsync<LeaseLostException>(() => zombie.RunAsync(lost, CancellationToken.None));

        Assert.Equal((1, 1), (_counted.Count, await EpochAsync()));
        Assert.Equal(next, await ReadAsync<Guid>("SELECT worker FROM blueprint_batch WHERE epoch IS NOT NULL"));
    }

    [Fact]
    public async Task A_lease_that_is_lost_while_training_leaves_nothing()
    {
        using var handler = new BlueprintHandler(_counted.Add);
        var (worker, other) = await BeginAsync();
        var lease = await LeaseAsync(worker);
        var expiring = lease with { Progress = new Once(() => ExpireAsync().GetAwaiter().GetResult()) };

        await Assert.ThrowsAsync<LeaseLostException>(() => handler.RunAsync(expiring, CancellationToken.None));

        Assert.Equal((0, 0L), (_counted.Count, await EpochAsync()));
        Assert.Equal(0, await ReadAsync<long>("SELECT count(*) FROM pg_class WHERE relname ~ '^blueprint_frames_[0-9]+$'"));
        await handler.RunAsync(await LeaseAsync(other), CancellationToken.None);
        Assert.Equal(1, await EpochAsync());
    }

    [Fact]
    public async Task A_completion_is_counted_once_however_often_it_is_told()
    {
        using var handler = new BlueprintHandler(_counted.Add);
        var (worker, _) = await BeginAsync();
        var lease = await LeaseAsync(worker);
        await handler.RunAsync(lease, CancellationToken.None);

        await Assert.ThrowsAsync<LeaseLostException>(() => handler.RunAsync(lease, CancellationToken.None));
        Assert.False(await Store.FailAsync(lease.Job.Token, "its worker did not hear of the commit", CancellationToken.None));
        Assert.False(await Store.HandBackAsync(lease.Job.Token, CancellationToken.None));
        Assert.True(await Store.CompleteAsync(lease.Job.Token, null, CancellationToken.None));

        Assert.Equal(1, await EpochAsync());
    }

    [Fact]
    public async Task A_batch_that_has_become_too_stale_is_trained_again_from_a_newer_base()
    {
        using var slow = new BlueprintHandler(_counted.Add);
        using var quick = new BlueprintHandler(_counted.Add);
        var (worker, other) = await BeginAsync();
        var lease = await LeaseAsync(worker);

        // Three batches count while the first is trained, though two are all that may: issued by hand, past the planner's bound.
        var passed = lease with
        {
            Progress = new Once(() =>
            {
                for (var i = 0; i < 3; i++)
                {
                    PassAsync(quick, other, i).GetAwaiter().GetResult();
                }
            }),
        };
        await slow.RunAsync(passed, CancellationToken.None);

        Assert.Equal([0L, 0, 0, 0], _counted.Select(batch => batch.Staleness));
        Assert.Equal(4, await EpochAsync());
        Assert.Equal(3, await ReadAsync<long>("SELECT base_epoch FROM blueprint_batch WHERE epoch = 4"));
    }

    [Fact]
    public async Task A_cancelled_batch_ends_soon_and_leaves_nothing()
    {
        using var handler = new BlueprintHandler(_counted.Add);
        var (worker, _) = await BeginAsync(Kuhn with { BatchIterations = 1_000_000_000, RampShare = 1000, Iterations = 1_000_000_000 }, 1_000_000_000);
        var lease = await LeaseAsync(worker);
        using var stop = new CancellationTokenSource();

        var running = handler.RunAsync(lease with { Progress = new Once(stop.Cancel) }, stop.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal(0, await EpochAsync());
    }

    [Fact]
    public async Task Draining_takes_back_what_nobody_began_and_ends_with_the_rest()
    {
        using var handler = new BlueprintHandler(_counted.Add);
        var (worker, _) = await BeginAsync();
        var lease = await LeaseAsync(worker);
        await MoveAsync(RunState.Draining);
        await PlanAsync();

        Assert.Equal(1, await ReadAsync<long>("SELECT count(*) FROM job"));
        await handler.RunAsync(lease, CancellationToken.None);
        await PlanAsync();
        await handler.RunAsync(await LeaseAsync(worker), CancellationToken.None);
        await PlanAsync();

        Assert.Equal("done", await ReadAsync<string>("SELECT state FROM run"));
        Assert.Equal(1, await ReadAsync<long>("SELECT count(*) FROM blueprint_batch"));
        Assert.Equal(1, await ReadAsync<long>("SELECT epoch FROM blueprint_base"));
    }

    // The run, its first batches issued, and two workers.
    private async Task<(Guid One, Guid Other)> BeginAsync(BlueprintSpec? spec = null, long? firstLength = null)
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        await new RunStore(connection).StartAsync(
            _run, BlueprintSpec.Kind, BlueprintSpec.Area, (spec ?? Kuhn).ToJson(), null, CancellationToken.None);
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        foreach (var worker in new[] { one, other })
        {
            await Store.RegisterAsync(worker, "worker", 1, "1", [BlueprintSpec.Kind], CancellationToken.None);
        }

        await PlanAsync();
        await PlanAsync();
        if (firstLength is { } length)
        {
            await ExecuteAsync($"UPDATE blueprint_batch SET iterations = {length} WHERE batch = 0");
        }

        return (one, other);
    }

    private async Task PlanAsync()
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var runs = new RunStore(connection);
        var workers = await JobBoard.WorkersAsync(connection, TimeSpan.FromMinutes(1), CancellationToken.None);
        var run = (await runs.ReadAsync(_run, CancellationToken.None))!;
        await new BlueprintPlanner().PlanAsync(new PlanningContext(run, runs, connection, workers), CancellationToken.None);
        await transaction.CommitAsync();
    }

    private async Task MoveAsync(RunState state)
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        await new RunStore(connection).MoveAsync(_run, state, null, CancellationToken.None);
    }

    private async Task<JobContext> LeaseAsync(Guid worker)
    {
        var job = await Store.AcquireAsync(worker, Guid.NewGuid(), 1, CancellationToken.None);
        return new JobContext(job!, worker, DataSource, 1, "", new Once(() => { }));
    }

    private async Task PassAsync(BlueprintHandler handler, Guid worker, int number)
    {
        await ExecuteAsync(
            $"""
            DELETE FROM job WHERE state = 'pending';
            INSERT INTO blueprint_batch (run, batch, first_iteration, iterations, staleness, crowd, issued_epoch)
            VALUES ('{_run}', {100 + number}, {1_000 + number}, 1, 2, 1, 0);
            INSERT INTO job (run, kind, stage, part, payload, priority, slots) VALUES ('{_run}', 'blueprint', 'batch', {100 + number}, '', 0, 0)
            """);
        await handler.RunAsync(await LeaseAsync(worker), CancellationToken.None);
    }

    private async Task ExpireAsync()
    {
        await ExecuteAsync("UPDATE job SET leased_until = clock_timestamp() - interval '1 s' WHERE state = 'leased'");
        Assert.Equal(1, await Store.ExpireAsync(DataSource));
    }

    private Task<long> EpochAsync() => ReadAsync<long>("SELECT epoch FROM blueprint_progress");

    /// <summary>Does something at the first progress of a batch.</summary>
    private sealed class Once(Action action) : IProgress<float>
    {
        private bool _done;

        public void Report(float value)
        {
            if (!_done)
            {
                _done = true;
                action();
            }
        }
    }
}
