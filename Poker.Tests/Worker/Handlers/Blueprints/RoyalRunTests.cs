using Npgsql;
using Poker.Coordinator.Planning.Blueprints;
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
    private const string FrameTables = "SELECT count(*) FROM pg_class WHERE relname ~ '^blueprint_frames_[0-9]+$'";

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
            await using var session = await JoinAsync(await crew.StartAsync(spec));
            await LoopAsync(session, session.Limits with { Iterations = 16_384 });
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

        var run = await crew.StartAsync(other);
        var refused = await Assert.ThrowsAsync<DatabaseException>(() => JoinAsync(run));

        Assert.Contains("seed 99", refused.Message, StringComparison.Ordinal);
        Assert.Equal(begun.Run.Id, (await Blueprints.ReadRunAsync(CancellationToken.None))!.Run.Id);
    }

    [Fact]
    public void Weights_that_cannot_be_summed_are_refused_with_the_reason()
    {
        var discounted = new BlueprintSpec { Key = Key with { Training = Key.Training with { Weighting = IterationWeighting.Discounted } } };

        var refused = Assert.Throws<RunRefusedException>(discounted.Validate);

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
        Assert.Equal(0, await ReadAsync<long>(FrameTables));
    }

    [Fact]
    public async Task A_run_that_comes_to_its_limit_ends_the_session()
    {
        await using var crew = new BatchCrew(DataSource, _folder.Root, 2);
        await using var session = await JoinAsync(await crew.StartAsync(new BlueprintSpec { Key = Key, BatchIterations = 512, Iterations = 8_000 }));

        // Batches may have come to count before the session joined.
        Assert.InRange(session.Limits.Iterations!.Value, 0, 8_000);
        Assert.Null(session.Limits.Time);

        await LoopAsync(session, session.Limits with { Iterations = null });
        var stored = await session.SyncAsync(null, CancellationToken.None);

        Assert.True(session.Ended.IsCancellationRequested);
        Assert.Equal((session.Run, 8_192), (stored.Run.Id, stored.Run.Iterations));
    }

    [Fact]
    public async Task A_session_waits_for_a_database_that_is_away()
    {
        const string Victim = "session of the test";
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ConnectionString) { ApplicationName = Victim, MaxPoolSize = 1 });
        await using var crew = new BatchCrew(DataSource, _folder.Root, 1);
        var run = await crew.StartAsync(new BlueprintSpec { Key = Key, BatchIterations = 512 });
        await using var session = await SlowSession.JoinAsync(source, run, CancellationToken.None, CancellationToken.None);
        var killed = await ReadAsync<long>($"SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity WHERE application_name = '{Victim}'");

        var epoch = await session.EpochAsync(CancellationToken.None);
        await session.StepAsync(CancellationToken.None);
        await session.StepAsync(CancellationToken.None);

        // The first step may have ended by batches from before: the second is one that was waited for.
        Assert.Equal(1, killed);
        Assert.True(await session.EpochAsync(CancellationToken.None) > epoch);
    }

    [Fact]
    public async Task A_sync_that_is_given_up_leaves_the_run_and_the_frames_of_one_that_is_dropped_go()
    {
        await using var crew = new BatchCrew(DataSource, _folder.Root, 2);
        await using var session = await JoinAsync(await crew.StartAsync(new BlueprintSpec { Key = Key, BatchIterations = 512, FoldEpochs = 3 }));
        await Poll.UntilAsync(async () => await ReadAsync<long>("SELECT count(*) FROM blueprint_base") > 0, "a base was written");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.SyncAsync(null, new CancellationToken(canceled: true)));

        await using var connection = await DataSource.OpenConnectionAsync();
        Assert.True(await new RunStore(connection).MoveAsync(session.Run, RunState.Cancelled, null, CancellationToken.None));
        Assert.NotEqual(0, await ReadAsync<long>(FrameTables));
        await Poll.UntilAsync(
            async () =>
            {
                await new BlueprintPlanner().CleanUpAsync(connection, CancellationToken.None);
                return await ReadAsync<long>(FrameTables) == 0;
            },
            "the frames of the run were dropped");
        Assert.Equal(0, await ReadAsync<long>("SELECT count(*) FROM blueprint_base"));
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<int> Buckets => RoyalTraining.Abstraction.InOrderOfPlay.Select(street => street.Buckets);

    private Task<SlowSession> JoinAsync(Guid run) => SlowSession.JoinAsync(DataSource, run, CancellationToken.None, CancellationToken.None);

    private static Task LoopAsync(SlowSession session, TrainingLimits limits) =>
        new TrainingLoop(session, limits, new Progress<TrainingReport>(), _ => { }, TimeProvider.System).RunAsync(session.Ended);

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
