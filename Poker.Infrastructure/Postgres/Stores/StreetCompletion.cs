using System.Diagnostics;
using Npgsql;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Infrastructure.Postgres.Writers;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>The transaction that makes a loaded street count: leaves attached, metric, transitions, buckets, street row and marker.</summary>
internal static class StreetCompletion
{
    /// <summary>Attaches the leaves and writes all the rest.</summary>
    public static async Task CompleteAsync(
        NpgsqlDataSource dataSource,
        StreetClustering street,
        AbstractionKey key,
        IReadOnlyList<IsomorphismLeaf> leaves,
        Stopwatch watch,
        CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var transaction = await LoadTransaction.BeginAsync(connection, AdvisoryLocks.Loading(street.Street), alone: false, cancellation);
        await WriteAsync(connection, street, key, leaves, watch.Elapsed, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>The same in the caller's transaction, which holds <see cref="AdvisoryLocks.Loading"/>.</summary>
    public static async Task WriteAsync(
        NpgsqlConnection connection,
        StreetClustering street,
        AbstractionKey key,
        IReadOnlyList<IsomorphismLeaf> leaves,
        TimeSpan elapsed,
        CancellationToken cancellation)
    {
        foreach (var leaf in leaves)
        {
            await AttachAsync(connection, leaf, cancellation);
        }

        await MetricWriter.WriteAsync(connection, street, cancellation);
        await TransitionsWriter.WriteAsync(connection, street, cancellation);
        await AbstractionWriter.WriteAsync(connection, street, cancellation);
        await InsertStreetAsync(connection, street, cancellation);
        await InsertMarkerAsync(connection, street, key, elapsed, cancellation);
    }

    // The check proves the bounds, so that ATTACH scans nothing; afterwards the bounds themselves keep other rows out.
    private static Task AttachAsync(NpgsqlConnection connection, IsomorphismLeaf leaf, CancellationToken cancellation) =>
        LoadTransaction.ExecuteAsync(
            connection,
            $"""
            ALTER TABLE isomorphism_{leaf.Street.Name()} ATTACH PARTITION {leaf.Table} FOR VALUES FROM ({leaf.FirstObs}) TO ({leaf.EndObs});
            ALTER TABLE {leaf.Table} DROP CONSTRAINT {leaf.Table}_range;
            """,
            cancellation);

    private static async Task InsertStreetAsync(NpgsqlConnection connection, StreetClustering street, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("INSERT INTO street (street, nobs, nabs) VALUES ($1, $2, $3)", connection)
        {
            Parameters = { new() { Value = (short)street.Street }, new() { Value = street.Rows.Count }, new() { Value = street.Buckets } },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task InsertMarkerAsync(
        NpgsqlConnection connection, StreetClustering street, AbstractionKey key, TimeSpan elapsed, CancellationToken cancellation)
    {
        const string Insert =
            $"""
            INSERT INTO clustering ({KeyRow.Columns}, street, rows, buckets, inertia, iterations, compute_seconds, store_seconds)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """;
        await using var command = new NpgsqlCommand(Insert, connection);
        command.Parameters.AddRange(KeyRow.Parameters(key).ToArray());
        command.Parameters.AddRange(new NpgsqlParameter[]
        {
            new() { Value = (short)street.Street },
            new() { Value = street.Rows.Count },
            new() { Value = street.Buckets },
            new() { Value = street.Inertia },
            new() { Value = street.Iterations },
            new() { Value = street.Seconds },
            new() { Value = elapsed.TotalSeconds },
        });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
