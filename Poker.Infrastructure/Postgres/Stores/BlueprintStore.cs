using System.Diagnostics;
using Npgsql;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Postgres.Writers;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>Puts a blueprint into the database, and takes it out again.</summary>
/// <remarks>
/// Writers hold the <see cref="TrainingLock"/>. A reader sees the whole old blueprint or the whole new one; whatever is killed before the
/// last commit leaves the old one, and tables that nobody sees and the next sync drops.
/// </remarks>
/// <param name="dataSource">A database with this build's tables.</param>
/// <param name="options">How to load; null for the defaults.</param>
public sealed class BlueprintStore(NpgsqlDataSource dataSource, StoreOptions? options = null)
{
    private readonly StoreOptions _options = options ?? new StoreOptions();

    /// <summary>What is stored; null when nothing is.</summary>
    public Task<StoredRun?> ReadRunAsync(CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        return await BlueprintRunRow.ReadAsync(connection, cancellation);
    });

    /// <summary>What is stored, as a transaction of the caller's sees it; null when nothing is.</summary>
    public static Task<StoredRun?> ReadRunAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        BlueprintRunRow.ReadAsync(connection, cancellation);

    /// <summary>Replaces what is stored by what the tables hold: stage, copy, merge, stamp. Nothing may train meanwhile.</summary>
    /// <param name="tables">What was learnt; information sets without any regret or strategy get no rows.</param>
    /// <param name="run">What to stamp it with.</param>
    /// <param name="progress">Hears of each step before it begins, and of rows.</param>
    /// <param name="spaceOf">The folder whose disk must have room; null where that is another machine's business.</param>
    /// <param name="cancellation">Leaves the old blueprint.</param>
    /// <exception cref="DatabaseException">The database failed; the old blueprint stays.</exception>
    public Task<StoredRun> SyncAsync(
        BlueprintTables tables, BlueprintRun run, IProgress<SyncProgress>? progress, string? spaceOf, CancellationToken cancellation) =>
        SyncAsync(tables, run, progress, spaceOf, null, cancellation);

    /// <summary>The same, with something more in the transaction by which readers see the new blueprint.</summary>
    /// <param name="tables">As above.</param>
    /// <param name="run">As above.</param>
    /// <param name="progress">As above.</param>
    /// <param name="spaceOf">As above.</param>
    /// <param name="completing">Called last before the commit; what it throws leaves the old blueprint.</param>
    /// <param name="cancellation">As above.</param>
    public Task<StoredRun> SyncAsync(
        BlueprintTables tables,
        BlueprintRun run,
        IProgress<SyncProgress>? progress,
        string? spaceOf,
        Func<NpgsqlConnection, Task>? completing,
        CancellationToken cancellation) =>
        DatabaseErrors.TranslatedAsync(async () =>
        {
            var watch = Stopwatch.StartNew();
            progress?.Report(new SyncProgress(SyncPhase.Staging, 0, 0));
            await BlueprintLeaves.DropLooseAsync(dataSource, cancellation);
            var census = BlueprintCensus.Of(tables);
            if (spaceOf is not null)
            {
                DiskSpace.Require(spaceOf, DiskSpace.ForBlueprint(census.Rows));
            }

            var leaves = census.Split(tables.Tree, await NextGenerationAsync(cancellation), RowsPerLeaf(census.Rows));
            await new BlueprintLoad(dataSource, _options, census.Rows, progress).RunAsync(tables, leaves, cancellation);
            var stored = new StoredRun(run, census.InformationSets, census.Rows, 0, default);
            await new BlueprintSwap(dataSource, progress, completing).RunAsync(leaves, stored, watch, cancellation);
            progress?.Report(new SyncProgress(SyncPhase.Done, census.Rows, census.Rows));
            return (await ReadRunAsync(cancellation))!;
        });

    /// <summary>Reads the whole blueprint into new tables; null when none is stored.</summary>
    /// <param name="progress">Hears how many rows are read.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="DatabaseException">The database failed, or its rows do not fit the bets that it names.</exception>
    public Task<(StoredRun Stored, BlueprintTables Tables)?> LoadAsync(IProgress<long>? progress, CancellationToken cancellation) =>
        LoadAsync(null, progress, cancellation);

    /// <summary>The same into tables that are there already, which must be of the stored bets and buckets, and all zero.</summary>
    public Task<(StoredRun Stored, BlueprintTables Tables)?> LoadAsync(
        BlueprintTables? into, IProgress<long>? progress, CancellationToken cancellation) =>
        DatabaseErrors.TranslatedAsync<(StoredRun, BlueprintTables)?>(async () =>
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);

            // Held to the end: the run and all the rows are of one sync.
            await LoadTransaction.ExecuteAsync(connection, "LOCK TABLE blueprint IN ACCESS SHARE MODE", cancellation);
            if (await BlueprintRunRow.ReadAsync(connection, cancellation) is not { } stored)
            {
                return null;
            }

            var tables = into ?? new BlueprintTables(BettingTree.Of(BettingOf(stored)), stored.Run.Buckets);
            var ranges = await BlueprintLeaves.RangesAsync(connection, cancellation);
            await new BlueprintReader(dataSource, tables, progress).ReadAsync(ranges, _options.Connections, cancellation);
            return (stored, tables);
        });

    /// <summary>Removes the blueprint, and what interrupted syncs left.</summary>
    public Task ResetAsync(CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        await BlueprintLeaves.DropLooseAsync(dataSource, cancellation);
        await new BlueprintSwap(dataSource, null).RunAsync([], null, Stopwatch.StartNew(), cancellation);
    });

    /// <summary>The bets of a stored run.</summary>
    /// <exception cref="DatabaseException">This build's preset of that name is another.</exception>
    internal static BettingAbstraction BettingOf(StoredRun stored)
    {
        try
        {
            return stored.Run.Key.ToBetting();
        }
        catch (ArgumentException error)
        {
            throw new DatabaseException(
                $"The stored blueprint has bets that this build does not know: {error.Message}", "Use the build that trained it, or train anew (poker fast --reset).");
        }
    }

    // As many leaves as connections, at least, so that each of them has work.
    private long RowsPerLeaf(long rows) => Math.Max(1, Math.Min(_options.RowsPerLeaf, (rows + _options.Connections - 1) / _options.Connections));

    private async Task<long> NextGenerationAsync(CancellationToken cancellation)
    {
        await using var command = dataSource.CreateCommand("SELECT nextval('blueprint_generation')");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
