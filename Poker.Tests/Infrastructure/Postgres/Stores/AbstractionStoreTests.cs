using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Postgres.Stores;

public sealed class AbstractionStoreTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private const int Boards = 400;
    private const int Buckets = 10;
    private static readonly AbstractionKey Key = AbstractionKey.Default with { Seed = ulong.MaxValue };
    private static readonly StoreOptions ManyLeaves = new(Connections: 3, RowsPerLeaf: Boards * SyntheticRows.RowsPerBoard / 7);

    private AbstractionStore Store => new(DataSource, ManyLeaves);

    [Fact]
    public async Task A_stored_street_reads_back_row_by_row()
    {
        var rows = new SyntheticRows(Street.Turn, Boards, Buckets);
        var seen = new RecordingProgress();

        await Store.StoreStreetAsync(rows.Clustered(), Key, seen, CancellationToken.None);

        var position = 0;
        await foreach (var chunk in new StoredRows(DataSource).ReadAsync(Street.Turn, CancellationToken.None))
        {
            foreach (var (obs, bucket) in chunk)
            {
                var (board, row) = Math.DivRem(position++, SyntheticRows.RowsPerBoard);
                Assert.Equal((rows.Obs(board, row), Abstraction.Of(Street.Turn, rows.Bucket(board, row))), (obs, bucket));
            }
        }

        Assert.Equal(rows.Count, position);
        Assert.Equal(rows.Count, seen.Values.Max(value => value.Done));
        Assert.Equal(
            rows.Clustered().Distances, await new StoredRows(DataSource).ReadDistancesAsync(Street.Turn, Buckets, CancellationToken.None));
    }

    [Fact]
    public async Task The_status_tells_what_is_stored_and_what_is_not()
    {
        Assert.All(await Store.ReadStatusAsync(CancellationToken.None), street => Assert.Equal(StreetState.Missing, street.State));
        Assert.Null(await Store.ReadKeyAsync(CancellationToken.None));
        var rows = new SyntheticRows(Street.River, Boards, Buckets);

        await Store.StoreStreetAsync(rows.Clustered(), Key, null, CancellationToken.None);

        var statuses = await Store.ReadStatusAsync(CancellationToken.None);
        Assert.Equal(Streets.InOrderOfClustering.ToArray(), statuses.Select(status => status.Street));
        Assert.Equal((StreetState.Complete, rows.Count), (statuses[0].State, statuses[0].Rows));
        var run = statuses[0].Run!;
        Assert.Equal((Key, rows.Count, Buckets, 0.25, 7, 1.5), (run.Key, run.Rows, run.Buckets, run.Inertia, run.Iterations, run.ComputeSeconds));
        Assert.All(statuses.Skip(1), street => Assert.Equal(StreetState.Missing, street.State));
        Assert.Equal(Key, await Store.ReadKeyAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Another_key_is_refused_with_the_difference_and_changes_nothing()
    {
        await Store.StoreStreetAsync(new SyntheticRows(Street.River, Boards, Buckets).Clustered(), Key, null, CancellationToken.None);
        var before = await Store.ChecksumAsync(CancellationToken.None);

        var error = await Assert.ThrowsAsync<DatabaseException>(() => Store.StoreStreetAsync(
            new SyntheticRows(Street.Turn, 1, Buckets).Clustered(), Key with { TurnBuckets = 10 }, null, CancellationToken.None));

        Assert.Contains("turn buckets 144, not 10", error.Message);
        Assert.Contains("--reset", error.WayOut);
        Assert.Equal(before, await Store.ChecksumAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Removing_a_street_leaves_the_others_alone()
    {
        await Store.StoreStreetAsync(new SyntheticRows(Street.River, Boards, Buckets).Clustered(), Key, null, CancellationToken.None);
        var before = await Store.ChecksumAsync(CancellationToken.None);
        await Store.StoreStreetAsync(new SyntheticRows(Street.Turn, Boards, Buckets).Clustered(), Key, null, CancellationToken.None);

        await Store.TruncateStreetAsync(Street.Turn, CancellationToken.None);

        Assert.Equal(before, await Store.ChecksumAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_reset_leaves_empty_tables()
    {
        var before = await Store.ChecksumAsync(CancellationToken.None);
        foreach (var street in (Street[])[Street.River, Street.Turn, Street.Flop])
        {
            await Store.StoreStreetAsync(new SyntheticRows(street, Boards, Buckets).Clustered(), Key, null, CancellationToken.None);
        }

        await Store.ResetAsync(CancellationToken.None);

        Assert.Equal(before, await Store.ChecksumAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Rows_that_fail_midway_leave_a_partial_street_that_is_cleared()
    {
        var failing = new SyntheticRows(Street.Turn, Boards, Buckets, board =>
        {
            if (board == Boards - 1)
            {
                throw new InvalidOperationException("No more.");
            }
        });

        var sequential = new AbstractionStore(DataSource, ManyLeaves with { Connections = 1 });
        await Assert.ThrowsAsync<InvalidOperationException>(() => sequential.StoreStreetAsync(failing.Clustered(), Key, null, CancellationToken.None));

        var turn = (await Store.ReadStatusAsync(CancellationToken.None)).Single(status => status.Street == Street.Turn);
        Assert.Equal(StreetState.Partial, turn.State);
        Assert.InRange(turn.Rows, 1, failing.Count - 1);
        Assert.Equal([Street.Turn], await Store.CleanUpAsync(CancellationToken.None));
        Assert.Equal(0, await ReadAsync<long>("SELECT count(*) FROM pg_class WHERE relname ~ '^isomorphism_turn_'  AND relkind = 'r'"));
        Assert.Empty(await Store.CleanUpAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_cancelled_load_ends_soon_and_leaves_no_session_at_work()
    {
        using var source = new CancellationTokenSource();
        var rows = new SyntheticRows(Street.Turn, Boards, Buckets, board => CancelAt(board, source));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.StoreStreetAsync(rows.Clustered(), Key, null, source.Token));

        await Store.StoreStreetAsync(new SyntheticRows(Street.Turn, Boards, Buckets).Clustered(), Key, null, CancellationToken.None);
        Assert.Equal(StreetState.Complete, (await Store.ReadStatusAsync(CancellationToken.None))[1].State);
    }

    [Fact]
    public async Task Streets_may_be_stored_at_the_same_time()
    {
        await Task.WhenAll(((Street[])[Street.River, Street.Turn, Street.Flop]).Select(street =>
            Store.StoreStreetAsync(new SyntheticRows(street, Boards, Buckets).Clustered(), Key, null, CancellationToken.None)));

        var states = (await Store.ReadStatusAsync(CancellationToken.None)).Select(status => status.State);
        Assert.Equal([StreetState.Complete, StreetState.Complete, StreetState.Complete, StreetState.Missing], states);
    }

    [Fact]
    public async Task A_killed_runs_session_that_still_works_is_waited_for()
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        var session = await LoadTransaction.BeginAsync(connection, AdvisoryLocks.Loading(Street.Turn), alone: false, CancellationToken.None);
        await LoadTransaction.ExecuteAsync(connection, "CREATE TABLE isomorphism_turn_00 (obs BIGINT, abs BIGINT)", CancellationToken.None);
        var store = Store.StoreStreetAsync(new SyntheticRows(Street.Turn, Boards, Buckets).Clustered(), Key, null, CancellationToken.None);
        await Poll.UntilAsync(
            () => ReadAsync<bool>("SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)"), "the load waited");

        await session.CommitAsync();
        await store;

        Assert.Equal(StreetState.Complete, (await Store.ReadStatusAsync(CancellationToken.None))[1].State);
    }

    [Fact]
    public async Task A_server_that_ends_the_session_is_told_in_a_sentence()
    {
        var rows = new SyntheticRows(Street.Turn, Boards, Buckets, board =>
        {
            if (board == Boards / 2)
            {
                ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'COPY isomorphism%' AND pid <> pg_backend_pid()")
                    .GetAwaiter().GetResult();
            }
        });

        await Assert.ThrowsAsync<DatabaseException>(() => Store.StoreStreetAsync(rows.Clustered(), Key, null, CancellationToken.None));
    }

    private static void CancelAt(int board, CancellationTokenSource source)
    {
        if (board == Boards / 2)
        {
            source.Cancel();
        }
    }

    private sealed class RecordingProgress : IProgress<ClusteringProgress>
    {
        public List<ClusteringProgress> Values { get; } = [];

        public void Report(ClusteringProgress value)
        {
            lock (Values)
            {
                Values.Add(value);
            }
        }
    }
}
