using Npgsql;
using Poker.Core.Clustering;
using Poker.Infrastructure.Postgres.Writers;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>
/// Loads a street's rows into leaves of <c>isomorphism</c>, several at a time, each on a connection and in a transaction of its own:
/// created, copied, indexed and noted in <c>clustering_part</c>. Nothing refers to them until they are attached.
/// </summary>
internal sealed class StreetLoad(NpgsqlDataSource dataSource, StoreOptions options, IProgress<ClusteringProgress>? progress)
{
    private long _rows;
    private long _indexed;

    /// <summary>Loads all leaves and returns them.</summary>
    public async Task<IReadOnlyList<IsomorphismLeaf>> RunAsync(ICanonicalRows rows, CancellationToken cancellation)
    {
        var leaves = IsomorphismLeaf.Split(rows, options.RowsPerLeaf);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Connections, CancellationToken = cancellation };
        await Parallel.ForEachAsync(leaves, parallel, async (leaf, token) => await LoadAsync(leaf, rows, token));
        return leaves;
    }

    private async Task LoadAsync(IsomorphismLeaf leaf, ICanonicalRows rows, CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var transaction = await LoadTransaction.BeginAsync(connection, AdvisoryLocks.Loading(leaf.Street), alone: false, cancellation);

        // The check spares ATTACH the scan; its own cost during COPY is a comparison a row. The rows are frozen: autovacuum has no work.
        await LoadTransaction.ExecuteAsync(
            connection,
            $"""
            CREATE TABLE {leaf.Table} (
                obs BIGINT NOT NULL,
                abs BIGINT NOT NULL,
                CONSTRAINT {leaf.Table}_range CHECK (obs >= {leaf.FirstObs} AND obs < {leaf.EndObs})
            ) WITH (autovacuum_enabled = false)
            """,
            cancellation);
        var written = await IsomorphismWriter.WriteAsync(connection, leaf, rows, count => Report(rows, count), cancellation);
        if (written != leaf.Rows)
        {
            throw new InvalidOperationException($"The boards of {leaf.Table} gave {written} rows instead of {leaf.Rows}.");
        }

        await LoadTransaction.ExecuteAsync(connection, $"ALTER TABLE {leaf.Table} ADD PRIMARY KEY (obs) WITH (fillfactor = 100)", cancellation);
        await NoteAsync(connection, leaf, cancellation);
        await transaction.CommitAsync(cancellation);

        // The street is not complete before all else is there too: its last row is reported then.
        var indexed = Math.Min(Interlocked.Add(ref _indexed, leaf.Rows), rows.Count - 1);
        progress?.Report(new ClusteringProgress(rows.Street, ClusteringPhase.Indexing, indexed, rows.Count));
    }

    private void Report(ICanonicalRows rows, int count) =>
        progress?.Report(new ClusteringProgress(rows.Street, ClusteringPhase.Storing, Interlocked.Add(ref _rows, count), rows.Count));

    private static async Task NoteAsync(NpgsqlConnection connection, IsomorphismLeaf leaf, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "INSERT INTO clustering_part (street, part, leaf, rows) VALUES ($1, $2, $3, $4)", connection)
        {
            Parameters =
            {
                new() { Value = (short)leaf.Street }, new() { Value = leaf.Part }, new() { Value = leaf.Table }, new() { Value = leaf.Rows },
            },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
