using Poker.Core.Solving.Batches;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Batches;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Core.Solving.Blueprints;
using Poker.Tests.Harness;

namespace Poker.Tests.Worker.Handlers.Blueprints;

public sealed class RoyalRunTests : DatabaseTests, IDisposable
{
    private static readonly BlueprintKey Key = BlueprintKey.Of(RoyalAbstraction.Key, BettingPresets.Tiny, new TrainingOptions { BatchIterations = 256 });

    private readonly TemporaryFolder _folder = new();

    public RoyalRunTests(PostgresFixture postgres)
        : base(postgres)
    {
        foreach (var street in RoyalAbstraction.Artefacts)
        {
            new StreetFolder(Path.Combine(_folder.Root, StreetFolder.Name)).Keep(street);
        }
    }

    private BlueprintStore Blueprints => new(DataSource);

    [Fact]
    public async Task Fast_and_slow_sessions_go_on_from_each_other_and_the_rows_are_the_sum_of_the_deltas()
    {
        var begun = await TrainFastAsync(new BlueprintRun(Guid.NewGuid(), Key, [.. Buckets], 0, 0, 0), 4);
        using var sum = NewTarget();
        await Blueprints.LoadAsync(sum.Tables, null, CancellationToken.None);

        var spec = new BlueprintSpec { Key = Key, BatchIterations = 1_024, FoldEpochs = 3, KeepDeltas = true, SyncEverySeconds = 0.2 };
        StoredRun slow;
        await using (var crew = new BatchCrew(DataSource, _folder.Root, 2))
        {
            await using var session = await SlowSession.StartAsync(DataSource, spec, CancellationToken.None);
            while (await session.EpochAsync(CancellationToken.None) < begun.Run.Iterations + 16_384)
            {
                await session.StepAsync(CancellationToken.None);
            }

            await using (var again = await SlowSession.StartAsync(DataSource, spec, CancellationToken.None))
            {
                Assert.Equal(session.Run, again.Run);
            }

            slow = await session.SyncAsync(null, CancellationToken.None);
            var summary = await session.SummaryAsync(CancellationToken.None);
            Assert.Empty(crew.Failures);
            Assert.Equal((slow.Run.Iterations, slow.Run.Nodes), (summary.Iterations, summary.Nodes));
            Assert.Equal(slow.InformationSets, summary.Touched);
            Assert.Equal(begun.Run.Iterations + crew.Counted.Sum(batch => batch.Iterations), slow.Run.Iterations);
            Assert.True(summary.MeanPositiveRegret > 0);
            await LedgerProof.AddAsync(DataSource, session.Run, sum);
        }

        Assert.Equal(begun.Run.Id, slow.Run.Id);
        Assert.True(slow.Run.TrainedSeconds > begun.Run.TrainedSeconds && slow.Run.Nodes > begun.Run.Nodes);
        LedgerProof.RequireRounded(sum.Tables, (await Blueprints.LoadAsync(null, CancellationToken.None))!.Value.Tables);

        var ended = await TrainFastAsync(slow.Run, 2);
        Assert.Equal((slow.Run.Id, slow.Run.Iterations + 512), (ended.Run.Id, ended.Run.Iterations));
    }

    [Fact]
    public async Task A_blueprint_of_another_key_is_refused_and_stays()
    {
        var begun = await TrainFastAsync(new BlueprintRun(Guid.NewGuid(), Key, [.. Buckets], 0, 0, 0), 1);
        await using var crew = new BatchCrew(DataSource, _folder.Root, 1);
        var other = new BlueprintSpec { Key = Key with { Training = Key.Training with { Seed = 99 } } };

        var refused = await Assert.ThrowsAsync<DatabaseException>(() => SlowSession.StartAsync(DataSource, other, CancellationToken.None));

        Assert.Contains("seed 99", refused.Message, StringComparison.Ordinal);
        Assert.Equal(begun.Run.Id, (await Blueprints.ReadRunAsync(CancellationToken.None))!.Run.Id);
    }

    [Fact]
    public async Task Weights_that_cannot_be_summed_are_refused_with_the_reason()
    {
        var discounted = new BlueprintSpec { Key = Key with { Training = Key.Training with { Weighting = IterationWeighting.Discounted } } };

        var refused = await Assert.ThrowsAsync<RunRefusedException>(() => SlowSession.StartAsync(DataSource, discounted, CancellationToken.None));

        Assert.Contains("sweep", refused.Message, StringComparison.Ordinal);
        Assert.Contains("poker fast", refused.Message, StringComparison.Ordinal);
        Assert.Throws<RunRefusedException>(() => new BlueprintSpec { Target = "leduc", Weighting = IterationWeighting.Discounted }.Validate());
    }

    [Fact]
    public async Task A_run_from_nothing_leaves_only_the_blueprint()
    {
        await using var crew = new BatchCrew(DataSource, _folder.Root, 2);

        var ended = await crew.RunAsync(new BlueprintSpec { Key = Key, BatchIterations = 512, FoldEpochs = 4, Iterations = 8_000 });

        var stored = (await Blueprints.ReadRunAsync(CancellationToken.None))!;
        Assert.Equal((RunState.Done, null), (ended.State, ended.Problem));
        Assert.Equal((ended.Id, 8_192), (stored.Run.Id, stored.Run.Iterations));
        Assert.Equal(stored.Rows, await ReadAsync<long>("SELECT count(*) FROM blueprint"));
        Assert.Equal(0, await ReadAsync<long>("SELECT count(*) FROM pg_class WHERE relname ~ '^blueprint_frames_[0-9]+$'"));
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<int> Buckets => RoyalTraining.Abstraction.InOrderOfPlay.Select(street => street.Buckets);

    private static BlueprintTarget NewTarget() => new(RoyalTraining.Tree, RoyalTraining.Abstraction, Key.Training);

    private async Task<StoredRun> TrainFastAsync(BlueprintRun run, int batches)
    {
        var tables = RoyalTraining.NewTables();
        if (run.Iterations > 0)
        {
            await Blueprints.LoadAsync(tables, null, CancellationToken.None);
        }

        await using var session = new FastSession(
            tables, RoyalTraining.Abstraction, run, new FastSessionOptions(BlueprintFolder.Of(_folder.Root)) { Store = Blueprints });
        for (var i = 0; i < batches; i++)
        {
            await session.StepAsync(CancellationToken.None);
        }

        return await session.SyncAsync(null, CancellationToken.None);
    }
}
