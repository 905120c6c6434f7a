using Poker.Coordinator.Planning;
using Poker.Coordinator.Planning.Blueprints;
using Poker.Infrastructure.Batches;
using Poker.Infrastructure.Jobs;
using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator.Planning.Blueprints;

public sealed class KeptJobsTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private const int Kept = 7, Rounds = 40;

    [Fact]
    public async Task Jobs_of_batches_that_count_are_deleted_whatever_the_numbers_that_plannings_end_on()
    {
        var (planner, jobs, worker) = (new BlueprintPlanner { KeptJobs = Kept }, new JobStore(DataSource, BatchCrew.Quick), Guid.NewGuid());
        await jobs.RegisterAsync(worker, "worker", 1, "1", [BlueprintSpec.Kind], CancellationToken.None);
        await using var connection = await DataSource.OpenConnectionAsync();
        var runs = new RunStore(connection);
        var spec = new BlueprintSpec { Target = "kuhn", BatchIterations = 1 };
        var run = await runs.StartAsync(Guid.NewGuid(), BlueprintSpec.Kind, BlueprintSpec.Area, spec.ToJson(), null, CancellationToken.None);
        var context = new PlanningContext(run, runs, connection, []);
        var ledger = new BatchLedger(connection, run.Id);
        var most = 0L;
        for (var round = 0; round <= Rounds; round++)
        {
            await planner.PlanAsync(context, CancellationToken.None);
            while (await jobs.AcquireAsync(worker, Guid.NewGuid(), 1, CancellationToken.None) is { } job)
            {
                var epoch = (await ledger.ReadAsync(CancellationToken.None))!.Epoch;
                Assert.NotNull(await ledger.ClaimAsync(job.Part, job.Token, epoch, CancellationToken.None));
                Assert.NotNull(await ledger.CountAsync(job.Part, worker, epoch, 1, new FrameSet(1, 0, 0, 0), 0, CancellationToken.None));
                Assert.True(await JobStore.CompleteAsync(connection, job.Token, null, CancellationToken.None));
            }

            most = Math.Max(most, await ReadAsync<long>("SELECT count(*) FROM job"));
        }

        // Two a planning: every second multiple of the seven is passed over.
        Assert.Equal(2 * Rounds, await ReadAsync<long>("SELECT count(*) FROM blueprint_batch WHERE epoch IS NOT NULL"));
        Assert.InRange(most, Kept, (2 * Kept) + 2);
    }
}
