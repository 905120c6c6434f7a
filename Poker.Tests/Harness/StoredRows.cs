using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;
using Poker.Core.Cards;
using Poker.Core.Clustering;

namespace Poker.Tests.Harness;

/// <summary>Reads a complete street back, to compare with what was stored.</summary>
internal sealed class StoredRows(NpgsqlDataSource dataSource)
{
    private const int ChunkRows = 100_000;

    /// <summary>The street's hands in ascending order, a bounded chunk at a time.</summary>
    public async IAsyncEnumerable<IReadOnlyList<(long Obs, Abstraction Bucket)>> ReadAsync(
        Street street, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var copy = await connection.BeginBinaryExportAsync(
            $"COPY (SELECT obs, abs FROM isomorphism_{street.Name()} ORDER BY obs) TO STDOUT (FORMAT BINARY)", cancellation);
        var chunk = new List<(long, Abstraction)>(ChunkRows);
        while (await copy.StartRowAsync(cancellation) >= 0)
        {
            var obs = await copy.ReadAsync<long>(NpgsqlDbType.Bigint, cancellation);
            chunk.Add((obs, new Abstraction(await copy.ReadAsync<long>(NpgsqlDbType.Bigint, cancellation))));
            if (chunk.Count == ChunkRows)
            {
                yield return chunk;
                chunk = new List<(long, Abstraction)>(ChunkRows);
            }
        }

        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }

    /// <summary>The distance of every pair of buckets, as <see cref="StreetClustering.Distances"/> has it.</summary>
    public async Task<float[]> ReadDistancesAsync(Street street, int buckets, CancellationToken cancellation)
    {
        const string Find =
            """
            SELECT one.abs, other.abs, metric.dx
            FROM abstraction AS one
            JOIN abstraction AS other ON other.street = one.street AND other.abs <> one.abs
            JOIN metric ON metric.xor = one.abs # other.abs
            WHERE one.street = $1
            """;
        await using var command = dataSource.CreateCommand(Find);
        command.Parameters.Add(new() { Value = (short)street });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var distances = new float[buckets * buckets];
        while (await reader.ReadAsync(cancellation))
        {
            var (one, other) = (new Abstraction(reader.GetInt64(0)).Bucket, new Abstraction(reader.GetInt64(1)).Bucket);
            distances[(one * buckets) + other] = reader.GetFloat(2);
        }

        return distances;
    }
}
