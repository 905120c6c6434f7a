using System.Data;
using Npgsql;
using Poker.Core.Cards;
using Poker.Core.Clustering;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>Reads all buckets of a street at once: some 30,000 numbers, in tens of milliseconds.</summary>
/// <param name="dataSource">A database with this build's tables.</param>
public sealed class StreetReader(NpgsqlDataSource dataSource)
{
    /// <summary>The street as it is stored; null while it is not complete.</summary>
    public Task<StoredStreet?> ReadAsync(Street street, CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        return await ReadAsync(connection, street, cancellation);
    });

    /// <summary>The same on the caller's connection, in a transaction of its own.</summary>
    internal static async Task<StoredStreet?> ReadAsync(NpgsqlConnection connection, Street street, CancellationToken cancellation)
    {
        // One snapshot: a street may be replaced meanwhile. No table of hands is read, which none would keep.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var statuses = await StatusQuery.ReadAsync(connection, cancellation);
        if (RunOf(statuses, street) is not { } run)
        {
            return null;
        }

        var next = street == Street.River ? null : RunOf(statuses, street.Next());
        var (population, equity) = await BucketsAsync(connection, street, run.Buckets, cancellation);
        return new StoredStreet(
            street,
            run,
            next,
            population,
            equity,
            await DistancesAsync(connection, street, run.Buckets, cancellation),
            await SharesAsync(connection, street, run.Buckets, next?.Buckets ?? 0, cancellation));
    }

    private static StreetRun? RunOf(IEnumerable<StreetStatus> statuses, Street street) => statuses.First(status => status.Street == street).Run;

    private static async Task<(long[], float[])> BucketsAsync(NpgsqlConnection connection, Street street, int buckets, CancellationToken cancellation)
    {
        await using var command = Command(connection, "SELECT abs, population, equity FROM abstraction WHERE street = $1", street);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var (population, equity) = (new long[buckets], new float[buckets]);
        while (await reader.ReadAsync(cancellation))
        {
            var bucket = new Abstraction(reader.GetInt64(0)).Bucket;
            (population[bucket], equity[bucket]) = (reader.GetInt64(1), reader.GetFloat(2));
        }

        return (population, equity);
    }

    private static async Task<float[]> DistancesAsync(NpgsqlConnection connection, Street street, int buckets, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT one.abs, other.abs, metric.dx
            FROM abstraction AS one
            JOIN abstraction AS other ON other.street = one.street AND other.abs & 4095 > one.abs & 4095
            JOIN metric ON metric.xor = one.abs # other.abs
            WHERE one.street = $1
            """;
        await using var command = Command(connection, Sql, street);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var distances = new float[buckets * buckets];
        while (await reader.ReadAsync(cancellation))
        {
            var (one, other) = (new Abstraction(reader.GetInt64(0)).Bucket, new Abstraction(reader.GetInt64(1)).Bucket);
            distances[(one * buckets) + other] = distances[(other * buckets) + one] = reader.GetFloat(2);
        }

        return distances;
    }

    private static async Task<float[]> SharesAsync(
        NpgsqlConnection connection, Street street, int buckets, int nextBuckets, CancellationToken cancellation)
    {
        var shares = new float[buckets * nextBuckets];
        if (shares.Length == 0)
        {
            return shares;
        }

        await using var command = Command(
            connection, "SELECT prev, next, dx FROM transitions JOIN abstraction ON abs = prev WHERE street = $1", street);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var (from, to) = (new Abstraction(reader.GetInt64(0)).Bucket, new Abstraction(reader.GetInt64(1)).Bucket);
            if (to >= nextBuckets)
            {
                // The next street alone was replaced, by one with fewer buckets.
                return [];
            }

            shares[(from * nextBuckets) + to] = reader.GetFloat(2);
        }

        return shares;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, Street street) =>
        new(sql, connection) { Parameters = { new() { Value = (short)street } } };
}
