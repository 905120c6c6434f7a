using Npgsql;
using NpgsqlTypes;
using Poker.Core.Clustering;

namespace Poker.Infrastructure.Postgres.Writers;

/// <summary>Streams a street's distances between buckets into <c>metric</c>.</summary>
internal static class MetricWriter
{
    /// <summary>Writes one row an unordered pair of different buckets.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, StreetClustering street, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync("COPY metric (xor, dx) FROM STDIN (FORMAT BINARY)", cancellation);
        for (var left = 0; left < street.Buckets; left++)
        {
            for (var right = left + 1; right < street.Buckets; right++)
            {
                var pair = Abstraction.Pair(Abstraction.Of(street.Street, left), Abstraction.Of(street.Street, right));
                await copy.StartRowAsync(cancellation);
                await copy.WriteAsync(pair, NpgsqlDbType.Bigint, cancellation);
                await copy.WriteAsync(street.Distances[(left * street.Buckets) + right], NpgsqlDbType.Real, cancellation);
            }
        }

        await copy.CompleteAsync(cancellation);
    }
}
