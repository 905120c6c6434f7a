using Npgsql;
using NpgsqlTypes;
using Poker.Core.Clustering;

namespace Poker.Infrastructure.Postgres.Writers;

/// <summary>Streams a street's buckets into <c>abstraction</c>.</summary>
internal static class AbstractionWriter
{
    /// <summary>Writes one row a bucket.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, StreetClustering street, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY abstraction (abs, street, population, equity) FROM STDIN (FORMAT BINARY)", cancellation);
        for (var bucket = 0; bucket < street.Buckets; bucket++)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(Abstraction.Of(street.Street, bucket).Code, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync((short)street.Street, NpgsqlDbType.Smallint, cancellation);
            await copy.WriteAsync(street.Population[bucket], NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync((float)street.Equity[bucket], NpgsqlDbType.Real, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }
}
