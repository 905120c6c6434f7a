using Npgsql;
using NpgsqlTypes;
using Poker.Core.Cards;
using Poker.Core.Clustering;

namespace Poker.Infrastructure.Postgres.Writers;

/// <summary>Streams where a street's buckets lead on the next street into <c>transitions</c>.</summary>
internal static class TransitionsWriter
{
    /// <summary>Writes one row a transition; the river has none.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, StreetClustering street, CancellationToken cancellation)
    {
        if (street.Transitions.Count == 0)
        {
            return;
        }

        var next = street.Street.Next();
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY transitions (prev, next, dx) FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var transition in street.Transitions)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(Abstraction.Of(street.Street, transition.From).Code, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(Abstraction.Of(next, transition.To).Code, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(transition.Weight, NpgsqlDbType.Real, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }
}
