using Poker.Coordinator.Planning;
using Poker.Coordinator.Planning.Blueprints;
using Poker.Infrastructure.Batches;
using Poker.Infrastructure.Jobs;
using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator.Planning.Blueprints;

public sealed class RevivedRunTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private readonly BlueprintPlanner _planner = new();

    [Fact]
    public async Task A_run_that_failed_keeps_its_batches_and_goes_on_with_them_until_another_begins()
    {
        var (jobs, worker) = (new JobStore(DataSource, BatchCrew.Quick with { MostAttempts = 1 }), Guid.NewGuid());
        await jobs.RegisterAsync(worker, "worker", 1, "1", [BlueprintSpec.Kind], CancellationToken.None);
        await using var connection = await DataSource.OpenConnectionAsync();
        var runs = new RunStore(connection);
        var run = await BeginAsync(runs);
        var ledger = new BatchLedger(connection, run.Id);
        var counted = (await jobs.AcquireAsync(worker, Guid.NewGuid(), 1, CancellationToken.None))!;
        Assert.NotNull(await ledger.ClaimAsync(counted.Part, counted.Token, 0, CancellationToken.None));
        Assert.NotNull(await ledger.CountAsync(counted.Part, worker, 0, 1, new FrameSet(1, 0, 0, 0), 0, CancellationToken.None));
        Assert.True(await JobStore.CompleteAsync(connection, counted.Token, null, CancellationToken.None));
        var failed = (await jobs.AcquireAsync(worker, Guid.NewGuid(), 1, CancellationToken.None))!;
        Assert.True(await jobs.FailAsync(failed.Token, "the disk is full", CancellationToken.None));
        Assert.True(await runs.MoveAsync(run.Id, RunState.Failed, "the disk is full", CancellationToken.None));

        await RunLeftovers.DropAsync(connection, CancellationToken.None);
        Assert.Equal(1, await ReadAsync<long>("SELECT count(*) FROM blueprint_batch WHERE frame_table = 1"));
        Assert.True(await runs.ReviveAsync(run.Id, CancellationToken.None));
        Assert.False(await runs.ReviveAsync(run.Id, CancellationToken.None));
        Assert.Equal(failed.Part, (await jobs.AcquireAsync(worker, Guid.NewGuid(), 1, CancellationToken.None))!.Part);

        Assert.True(await runs.MoveAsync(run.Id, RunState.Failed, "again", CancellationToken.None));
        await BeginAsync(runs);
        await Assert.ThrowsAsync<RunRefusedException>(() => runs.ReviveAsync(run.Id, CancellationToken.None));
        await RunLeftovers.DropAsync(connection, CancellationToken.None);
        Assert.Equal(0, await ReadAsync<long>("SELECT count(*) FROM blueprint_batch WHERE frame_table = 1"));

        async Task<RunRow> BeginAsync(RunStore store)
        {
            var spec = new BlueprintSpec { Target = "kuhn", BatchIterations = 1 };
            var begun = await store.StartAsync(Guid.NewGuid(), BlueprintSpec.Kind, BlueprintSpec.Area, spec.ToJson(), null, CancellationToken.None);
            var context = new PlanningContext(begun, store, connection, []);
            await _planner.PlanAsync(context, CancellationToken.None);
            await _planner.PlanAsync(context, CancellationToken.None);
            return begun;
        }
    }
}
