using Npgsql;
using Poker.Core.Clustering;
using Poker.Infrastructure.Postgres.Writers;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>Makes a leaf of <c>isomorphism</c> in the caller's transaction: created, copied, indexed and noted in <c>clustering_part</c>.</summary>
internal static class LeafLoad
{
    /// <summary>Loads a leaf; nothing refers to it until it is attached.</summary>
    /// <param name="connection">In a transaction that holds <see cref="AdvisoryLocks.Loading"/>.</param>
    /// <param name="leaf">The leaf.</param>
    /// <param name="rows">The street's rows.</param>
    /// <param name="written">Hears of every chunk.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task RunAsync(
        NpgsqlConnection connection, IsomorphismLeaf leaf, ICanonicalRows rows, Action<int> written, CancellationToken cancellation)
    {
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
        var count = await IsomorphismWriter.WriteAsync(connection, leaf, rows, written, cancellation);
        if (count != leaf.Rows)
        {
            throw new InvalidOperationException($"The boards of {leaf.Table} gave {count} rows instead of {leaf.Rows}.");
        }

        await LoadTransaction.ExecuteAsync(connection, $"ALTER TABLE {leaf.Table} ADD PRIMARY KEY (obs) WITH (fillfactor = 100)", cancellation);
        await NoteAsync(connection, leaf, cancellation);
    }

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
