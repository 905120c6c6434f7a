using Npgsql;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Postgres.Writers;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>
/// Loads a blueprint's rows into leaves that nobody sees yet, several at a time, each on a connection and in a transaction of its own:
/// created, copied, indexed.
/// </summary>
internal sealed class BlueprintLoad(NpgsqlDataSource dataSource, StoreOptions options, long rows, IProgress<SyncProgress>? progress)
{
    private long _copied;
    private long _indexed;

    /// <summary>Loads the leaves.</summary>
    public async Task RunAsync(BlueprintTables tables, IReadOnlyList<BlueprintLeaf> leaves, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Connections, CancellationToken = cancellation };
        await Parallel.ForEachAsync(leaves, parallel, async (leaf, token) => await LoadAsync(leaf, tables, token));
    }

    private async Task LoadAsync(BlueprintLeaf leaf, BlueprintTables tables, CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var transaction = await LoadTransaction.BeginAsync(connection, AdvisoryLocks.Blueprint, alone: false, cancellation);

        // The check spares ATTACH the scan; its own cost during COPY is a comparison a row. The rows are frozen: autovacuum has no work.
        await LoadTransaction.ExecuteAsync(
            connection,
            $"""
            CREATE TABLE {leaf.Table} (
                past BIGINT NOT NULL,
                present BIGINT NOT NULL,
                future BIGINT NOT NULL,
                edge BIGINT NOT NULL,
                policy REAL NOT NULL,
                regret REAL NOT NULL,
                CONSTRAINT {leaf.Table}_range CHECK (past >= {leaf.FirstNode} AND past < {leaf.EndNode})
            ) WITH (autovacuum_enabled = false)
            """,
            cancellation);
        var written = await new BlueprintWriter(tables).WriteAsync(
            connection, leaf, count => Report(SyncPhase.Copying, Interlocked.Add(ref _copied, count)), cancellation);
        if (written != leaf.Rows)
        {
            throw new InvalidOperationException($"The decisions of {leaf.Table} gave {written} rows instead of {leaf.Rows}: something still trains.");
        }

        await LoadTransaction.ExecuteAsync(
            connection, $"ALTER TABLE {leaf.Table} ADD PRIMARY KEY (past, present, edge) WITH (fillfactor = 100)", cancellation);
        Report(SyncPhase.Indexing, Interlocked.Add(ref _indexed, leaf.Rows));
        await transaction.CommitAsync(cancellation);
    }

    private void Report(SyncPhase phase, long done) => progress?.Report(new SyncProgress(phase, done, rows));
}
