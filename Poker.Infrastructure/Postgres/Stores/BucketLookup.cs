using Npgsql;
using Poker.Core.Cards;
using Poker.Core.Clustering;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>Answers questions about single hands and buckets from the stored tables.</summary>
/// <param name="dataSource">A database with this build's tables.</param>
public sealed class BucketLookup(NpgsqlDataSource dataSource)
{
    private const int FewKeys = 256;

    /// <summary>The bucket of a canonical hand, by the primary key, well under a millisecond on a warm connection; null when the hand isn't stored.</summary>
    /// <param name="obs">The packed <em>canonical</em> observation.</param>
    /// <param name="cancellation">Ends the query.</param>
    public Task<Abstraction?> FindAsync(long obs, CancellationToken cancellation) => DatabaseErrors.TranslatedAsync<Abstraction?>(async () =>
    {
        await using var command = dataSource.CreateCommand("SELECT abs FROM isomorphism WHERE obs = $1");
        command.Parameters.Add(new() { Value = obs });
        return await command.ExecuteScalarAsync(cancellation) is long code ? new Abstraction(code) : null;
    });

    /// <summary>All that is stored about a bucket; null when its street isn't complete or has no such bucket.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="nearest">How many of the nearest others to return.</param>
    /// <param name="cancellation">Ends the queries.</param>
    public Task<StoredBucket?> ReadBucketAsync(Abstraction bucket, int nearest, CancellationToken cancellation) =>
        DatabaseErrors.TranslatedAsync(async () =>
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellation);
            await using var command = new NpgsqlCommand("SELECT population, equity FROM abstraction WHERE abs = $1", connection)
            {
                Parameters = { new() { Value = bucket.Code } },
            };
            long population;
            float equity;
            await using (var reader = await command.ExecuteReaderAsync(cancellation))
            {
                if (!await reader.ReadAsync(cancellation))
                {
                    return null;
                }

                (population, equity) = (reader.GetInt64(0), reader.GetFloat(1));
            }

            return new StoredBucket(
                bucket,
                population,
                equity,
                await TransitionsAsync(connection, bucket, cancellation),
                await NearestAsync(connection, bucket, nearest, cancellation));
        });

    /// <summary>The buckets of many canonical hands of a street by one query; hands that are not stored are left out.</summary>
    /// <remarks>
    /// Few keys are planned as constants, which leaves out the tables that hold none of them. With thousands that takes most of the time, so
    /// they are looked up one by one (1,415 flop hands: 12.8 ms as constants, 3.7 ms one by one).
    /// </remarks>
    /// <param name="connection">The connection.</param>
    /// <param name="street">The street.</param>
    /// <param name="obs">Packed <em>canonical</em> observations, each once.</param>
    /// <param name="cancellation">Ends the query.</param>
    internal static async Task<Dictionary<long, Abstraction>> FindAllAsync(
        NpgsqlConnection connection, Street street, long[] obs, CancellationToken cancellation)
    {
        var sql = obs.Length <= FewKeys
            ? $"SELECT obs, abs FROM isomorphism_{street.Name()} WHERE obs = ANY ($1)"
            : $"""
              SELECT wanted.obs, found.abs
              FROM unnest($1) AS wanted (obs)
              CROSS JOIN LATERAL (SELECT abs FROM isomorphism_{street.Name()} AS hand WHERE hand.obs = wanted.obs OFFSET 0) AS found
              """;
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = obs } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var buckets = new Dictionary<long, Abstraction>(obs.Length);
        while (await reader.ReadAsync(cancellation))
        {
            buckets.Add(reader.GetInt64(0), new Abstraction(reader.GetInt64(1)));
        }

        return buckets;
    }

    private static async Task<List<Transition>> TransitionsAsync(
        NpgsqlConnection connection, Abstraction bucket, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT next, dx FROM transitions WHERE prev = $1 ORDER BY dx DESC, next", connection)
        {
            Parameters = { new() { Value = bucket.Code } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var transitions = new List<Transition>();
        while (await reader.ReadAsync(cancellation))
        {
            transitions.Add(new Transition(bucket.Bucket, new Abstraction(reader.GetInt64(0)).Bucket, reader.GetFloat(1)));
        }

        return transitions;
    }

    private static async Task<List<BucketDistance>> NearestAsync(
        NpgsqlConnection connection, Abstraction bucket, int count, CancellationToken cancellation)
    {
        const string Find =
            """
            SELECT other.abs, metric.dx
            FROM abstraction AS other JOIN metric ON metric.xor = other.abs # $1
            WHERE other.street = $2 AND other.abs <> $1
            ORDER BY metric.dx, other.abs & 4095
            LIMIT $3
            """;
        await using var command = new NpgsqlCommand(Find, connection)
        {
            Parameters = { new() { Value = bucket.Code }, new() { Value = (short)bucket.Street }, new() { Value = count } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var nearest = new List<BucketDistance>();
        while (await reader.ReadAsync(cancellation))
        {
            nearest.Add(new BucketDistance(new Abstraction(reader.GetInt64(0)).Bucket, reader.GetFloat(1)));
        }

        return nearest;
    }
}
