using Npgsql;
using Poker.Core.Cards;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>Reads what the database holds of each street, in milliseconds: no row of <c>isomorphism</c> is touched.</summary>
internal static class StatusQuery
{
    // A leaf that an interrupted run did not note may stand beside noted ones: both make an unmarked street partial.
    private const string Sql =
        $"""
        SELECT named.street,
            coalesce((SELECT sum(part.rows)::bigint FROM clustering_part AS part
                WHERE part.street = named.street AND to_regclass(quote_ident(part.leaf)) IS NOT NULL), 0),
            EXISTS (SELECT FROM pg_class
                WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname ~ ('^isomorphism_' || named.name || '_[0-9]+$')),
            {KeyRow.Columns}, marker.rows, buckets, inertia, iterations, compute_seconds, store_seconds, finished_at
        FROM unnest($1::smallint[], $2::text[]) WITH ORDINALITY AS named (street, name, place)
        LEFT JOIN clustering AS marker ON marker.street = named.street
        ORDER BY place
        """;

    /// <summary>Each street's state, in the order of clustering.</summary>
    public static async Task<IReadOnlyList<StreetStatus>> ReadAsync(NpgsqlDataSource dataSource, CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        return await ReadAsync(connection, cancellation);
    }

    /// <summary>The same on the caller's connection.</summary>
    public static async Task<IReadOnlyList<StreetStatus>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var streets = Streets.InOrderOfClustering.ToArray();
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(new() { Value = streets.Select(street => (short)street).ToArray() });
        command.Parameters.Add(new() { Value = streets.Select(street => street.Name()).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var statuses = new List<StreetStatus>();
        while (await reader.ReadAsync(cancellation))
        {
            var run = await reader.IsDBNullAsync(3, cancellation) ? null : ReadRun(reader);
            var rows = reader.GetInt64(1);
            var state = run is not null && run.Rows == rows ? StreetState.Complete
                : run is not null || rows > 0 || reader.GetBoolean(2) ? StreetState.Partial
                : StreetState.Missing;
            statuses.Add(new StreetStatus((Street)reader.GetInt16(0), state, rows, state == StreetState.Complete ? run : null));
        }

        return statuses;
    }

    private static StreetRun ReadRun(NpgsqlDataReader reader)
    {
        const int First = 3;
        const int Next = First + KeyRow.Count;
        return new StreetRun(
            KeyRow.Read(reader, First),
            reader.GetInt64(Next),
            reader.GetInt32(Next + 1),
            reader.GetDouble(Next + 2),
            reader.GetInt32(Next + 3),
            reader.GetDouble(Next + 4),
            reader.GetDouble(Next + 5),
            reader.GetFieldValue<DateTimeOffset>(Next + 6));
    }
}
