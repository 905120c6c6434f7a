using Npgsql;
using Poker.Coordinator.Planning;
using Poker.Coordinator.Planning.Blueprints;
using Poker.Infrastructure.Batches;
using Poker.Infrastructure.Jobs;
using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator.Planning.Blueprints;

public sealed class StalledBatchTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    [Fact]
    public async Task A_worker_that_is_paused_before_its_commit_keeps_neither_others_from_counting_nor_its_lease_from_expiring()
    {
        var (jobs, worker) = (new JobStore(DataSource, BatchCrew.Quick), Guid.NewGuid());
        await jobs.RegisterAsync(worker, "worker", 1, "1", [BlueprintSpec.Kind], CancellationToken.None);
        await using var connection = await DataSource.OpenConnectionAsync();
        var runs = new RunStore(connection);
        var spec = new BlueprintSpec { Target = "kuhn", BatchIterations = 1 };
        var run = await runs.StartAsync(Guid.NewGuid(), BlueprintSpec.Kind, BlueprintSpec.Area, spec.ToJson(), null, CancellationToken.None);
        var planner = new BlueprintPlanner();
        await planner.PlanAsync(new PlanningContext(run, runs, connection, []), CancellationToken.None);
        await planner.PlanAsync(new PlanningContext(run, runs, connection, []), CancellationToken.None);
        var (first, second) = (await AcquireAsync(), await AcquireAsync());

        await using var paused = await DataSource.OpenConnectionAsync();
        await using var open = await paused.BeginTransactionAsync();
        await CountAsync(paused, first);
        Assert.True(await JobStore.CompleteAsync(paused, first.Token, null, CancellationToken.None));
        await CountAsync(connection, second);
        Assert.True(await JobStore.CompleteAsync(connection, second.Token, null, CancellationToken.None));
        await jobs.ExpireAsync(DataSource);

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => open.CommitAsync());
        Assert.Equal(
            [(second.Part, 1L)],
            (await new BatchLedger(connection, run.Id).AfterAsync(0, CancellationToken.None)).Select(batch => (batch.Batch, batch.Epoch)));
        Assert.Equal("pending", await ReadAsync<string>($"SELECT state FROM job WHERE stage = 'batch' AND part = {first.Part}"));

        // One that folds, or only notes its figures, keeps nobody either.
        await using var folding = await DataSource.OpenConnectionAsync();
        await using var fold = await folding.BeginTransactionAsync();
        await new FrameLedger(folding, run.Id).FoldAsync(1, new FrameSet(2, 0, 0, 0), keepDeltas: false, CancellationToken.None);
        await new BatchLedger(folding, run.Id).NoteAsync(new RunFigures(1, 1, 1, 1), CancellationToken.None);
        await new BatchLedger(connection, run.Id).NoteAsync(new RunFigures(2, 2, 2, 2), CancellationToken.None);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => fold.CommitAsync());
        Assert.Equal(2, (await new BatchLedger(connection, run.Id).FiguresAsync(CancellationToken.None))!.Epoch);

        async Task<LeasedJob> AcquireAsync()
        {
            var job = (await jobs.AcquireAsync(worker, Guid.NewGuid(), 1, CancellationToken.None))!;
            Assert.NotNull(await new BatchLedger(connection, run.Id).ClaimAsync(job.Part, job.Token, 0, CancellationToken.None));
            return job;
        }

        async Task CountAsync(NpgsqlConnection session, LeasedJob job) => Assert.NotNull(
            await new BatchLedger(session, run.Id).CountAsync(job.Part, worker, 0, 1, new FrameSet(1, 0, 0, 0), 0, CancellationToken.None));
    }
}
