using Npgsql;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Postgres.Stores;

public sealed class BlueprintStoreTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private static readonly BettingTree Tree = BettingTree.Of(BettingPresets.Tiny);
    private static readonly BlueprintRun First = MadeUpBlueprint.Run(BettingPresets.Tiny, MadeUpBlueprint.Buckets, 1_000);
    private static readonly BlueprintRun Second = First with { Iterations = 2_000, Nodes = 7, TrainedSeconds = 3.5 };
    private static readonly string[] Looks = ["SELECT sum(regret)::float8 FROM blueprint", "SELECT sum(policy)::float8 FROM blueprint"];

    private BlueprintStore Store => new(DataSource, new StoreOptions(Connections: 2, RowsPerLeaf: 10_000));

    [Fact]
    public async Task A_synced_blueprint_reads_back_number_by_number()
    {
        using var tables = Tables(1, 0.6);

        var stored = await Store.SyncAsync(tables, First, null, null, CancellationToken.None);
        var loaded = await Store.LoadAsync(null, CancellationToken.None);

        Assert.Equal(stored, loaded!.Value.Stored with { Run = stored.Run });
        Assert.Equal(First, stored.Run with { Buckets = First.Buckets });
        Assert.Equal(First.Buckets, stored.Run.Buckets);
        Assert.Equal(stored.Rows, await ReadAsync<long>("SELECT count(*) FROM blueprint"));
        Assert.Equal(stored.InformationSets, await ReadAsync<long>("SELECT count(*) FROM (SELECT DISTINCT past, present FROM blueprint) AS sets"));
        Assert.Equal(1_000, await ReadAsync<long>("SELECT value FROM epoch WHERE key = 'current'"));
        Assert.True(await ReadAsync<long>("SELECT count(*) FROM pg_inherits WHERE inhparent = 'blueprint'::regclass") >= 2);
        MadeUpBlueprint.AssertEqual(tables, loaded.Value.Tables);
    }

    [Fact]
    public async Task A_later_sync_replaces_all_rows()
    {
        using var before = Tables(1, 0.3);
        using var after = Tables(2, 0.9);
        await Store.SyncAsync(before, First, null, null, CancellationToken.None);

        await Store.SyncAsync(after, Second, null, null, CancellationToken.None);

        var loaded = await Store.LoadAsync(null, CancellationToken.None);
        MadeUpBlueprint.AssertEqual(after, loaded!.Value.Tables);
        Assert.Equal(Second.Iterations, loaded.Value.Stored.Run.Iterations);
        Assert.Equal(await AttachedAsync(), await AllLeavesAsync());
    }

    [Fact]
    public async Task A_blueprint_that_nobody_trained_yet_is_stored_without_rows()
    {
        using var empty = Tables(1, 0);

        var stored = await Store.SyncAsync(empty, First with { Iterations = 0 }, null, null, CancellationToken.None);

        Assert.Equal((0L, 0L), (stored.Rows, stored.InformationSets));
        MadeUpBlueprint.AssertEqual(empty, (await Store.LoadAsync(null, CancellationToken.None))!.Value.Tables);
    }

    [Fact]
    public async Task A_database_without_a_blueprint_has_none_to_load()
    {
        Assert.Null(await Store.ReadRunAsync(CancellationToken.None));
        Assert.Null(await Store.LoadAsync(null, CancellationToken.None));
        Assert.Null(await StoredBlueprint.OpenAsync(DataSource, CancellationToken.None));
    }

    [Fact]
    public async Task A_reset_leaves_nothing()
    {
        using var tables = Tables(1, 0.5);
        await Store.SyncAsync(tables, First, null, null, CancellationToken.None);

        await Store.ResetAsync(CancellationToken.None);

        Assert.Null(await Store.ReadRunAsync(CancellationToken.None));
        Assert.Equal(0, await AllLeavesAsync());
        Assert.Equal(0, await ReadAsync<long>("SELECT count(*) FROM epoch"));
    }

    [Theory]
    [InlineData(SyncPhase.Staging)]
    [InlineData(SyncPhase.Copying)]
    [InlineData(SyncPhase.Indexing)]
    [InlineData(SyncPhase.Merging)]
    [InlineData(SyncPhase.Stamping)]
    public async Task A_sync_that_fails_at_any_step_leaves_the_old_blueprint_and_the_next_clears_up(SyncPhase fatal)
    {
        using var before = Tables(1, 0.5);
        using var after = Tables(2, 0.5);
        await Store.SyncAsync(before, First, null, null, CancellationToken.None);
        var failing = new Hook(progress =>
        {
            if (progress.Phase == fatal)
            {
                throw new InvalidOperationException("No further.");
            }
        });

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => Store.SyncAsync(after, Second, failing, null, CancellationToken.None));

        var loaded = await Store.LoadAsync(null, CancellationToken.None);
        Assert.Equal(First.Iterations, loaded!.Value.Stored.Run.Iterations);
        Assert.Equal(First.Iterations, await ReadAsync<long>("SELECT value FROM epoch WHERE key = 'current'"));
        MadeUpBlueprint.AssertEqual(before, loaded.Value.Tables);

        await Store.SyncAsync(after, Second, null, null, CancellationToken.None);
        MadeUpBlueprint.AssertEqual(after, (await Store.LoadAsync(null, CancellationToken.None))!.Value.Tables);
        Assert.Equal(await AttachedAsync(), await AllLeavesAsync());
    }

    [Theory]
    [InlineData(SyncPhase.Copying)]
    [InlineData(SyncPhase.Indexing)]
    [InlineData(SyncPhase.Merging)]
    [InlineData(SyncPhase.Stamping)]
    public async Task A_sync_whose_sessions_the_server_kills_ends_with_a_sentence_and_leaves_the_old_blueprint(SyncPhase fatal)
    {
        using var before = Tables(1, 0.5);
        await Store.SyncAsync(before, First, null, null, CancellationToken.None);
        await using var killer = NpgsqlDataSource.Create(ConnectionString);
        await using var connection = await killer.OpenConnectionAsync();
        var killing = new Hook(progress =>
        {
            if (progress.Phase == fatal)
            {
                using var kill = new NpgsqlCommand(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", connection);
                lock (connection)
                {
                    kill.ExecuteNonQuery();
                }
            }
        });

        var error = await Assert.ThrowsAsync<DatabaseException>(() => Store.SyncAsync(Tables(2, 0.5), Second, killing, null, CancellationToken.None));

        Assert.NotEmpty(error.Message);
        MadeUpBlueprint.AssertEqual(before, (await Store.LoadAsync(null, CancellationToken.None))!.Value.Tables);
    }

    [Fact]
    public async Task Readers_see_the_old_blueprint_until_the_last_step_and_hold_it_up_only_while_they_read()
    {
        using var before = Tables(1, 0.5);
        using var after = Tables(2, 0.5);
        await Store.SyncAsync(before, First, null, null, CancellationToken.None);
        var sums = await SumsAsync();
        await using var connection = await DataSource.OpenConnectionAsync();
        await using var reading = await connection.BeginTransactionAsync();
        await using (var read = new NpgsqlCommand(Looks[0], connection, reading))
        {
            Assert.Equal(sums[0], await read.ExecuteScalarAsync());
        }

        var (swapped, waited) = (false, 0);
        var watching = new Hook(progress =>
        {
            swapped |= progress.Phase == SyncPhase.Merging;
            waited += progress.Phase == SyncPhase.Waiting ? 1 : 0;
        });
        var syncing = Store.SyncAsync(after, Second, watching, null, CancellationToken.None);
        await Poll.UntilAsync(
            async () => await ReadAsync<bool>("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation = 'blueprint'::regclass)"),
            "the sync waited for the reader");

        Assert.Equal(sums, await SumsAsync());
        Assert.False(swapped);
        await reading.RollbackAsync();
        await syncing;
        Assert.NotEqual(sums, await SumsAsync());
        Assert.InRange(waited, 0, 1);
    }

    [Fact]
    public async Task Single_information_sets_are_read_as_they_are_in_memory()
    {
        using var tables = Tables(1, 0.6);
        await Store.SyncAsync(tables, First, null, null, CancellationToken.None);
        var stored = await StoredBlueprint.OpenAsync(DataSource, CancellationToken.None);
        var (expected, actual) = (new float[EdgeSet.Most], new float[EdgeSet.Most]);
        for (var node = 0; node < Tree.Nodes.Length; node++)
        {
            var bucket = node % MadeUpBlueprint.Buckets[(int)Tree.Nodes[node].Street];
            tables.Policy(node, bucket, expected);
            stored!.Policy(node, bucket, actual);
            Assert.Equal(expected.AsSpan(0, Tree.Nodes[node].Actions), actual.AsSpan(0, Tree.Nodes[node].Actions));
        }
    }

    [Fact]
    public async Task A_blueprint_that_was_replaced_by_another_run_is_not_read_as_the_one_that_was_opened()
    {
        using var tables = Tables(1, 0.6);
        await Store.SyncAsync(tables, First, null, null, CancellationToken.None);
        var opened = await StoredBlueprint.OpenAsync(DataSource, CancellationToken.None);
        await Store.SyncAsync(tables, First with { Id = Guid.NewGuid() }, null, null, CancellationToken.None);

        var error = Assert.Throws<DatabaseException>(() => opened!.Policy(0, 0, new float[EdgeSet.Most]));

        Assert.Contains("replaced", error.Message);
    }

    [Fact]
    public async Task Rows_that_belong_to_no_decision_are_refused()
    {
        using var tables = Tables(1, 0.6);
        await Store.SyncAsync(tables, First, null, null, CancellationToken.None);
        await ExecuteAsync("UPDATE blueprint SET future = future + 1 WHERE past = 3");

        var error = await Assert.ThrowsAsync<DatabaseException>(() => Store.LoadAsync(null, CancellationToken.None));

        Assert.Contains("does not fit", error.Message);
    }

    private static BlueprintTables Tables(ulong seed, double share) => MadeUpBlueprint.Tables(Tree, MadeUpBlueprint.Buckets, seed, share);

    private async Task<double[]> SumsAsync() => [await ReadAsync<double>(Looks[0]), await ReadAsync<double>(Looks[1])];

    private Task<long> AttachedAsync() => ReadAsync<long>("SELECT count(*) FROM pg_inherits WHERE inhparent = 'blueprint'::regclass");

    private Task<long> AllLeavesAsync() => ReadAsync<long>("SELECT count(*) FROM pg_class WHERE relname ~ '^blueprint_[0-9]+_[0-9]+$' AND relkind = 'r'");

    private sealed class Hook(Action<SyncProgress> told) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value) => told(value);
    }
}
