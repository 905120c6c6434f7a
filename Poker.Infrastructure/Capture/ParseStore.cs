using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Poker.Infrastructure.Postgres;

namespace Poker.Infrastructure.Capture;

/// <summary>How far sessions are parsed, in the table <c>capture_parse</c>. Whoever holds a session's row there parses it, and nobody else.</summary>
/// <param name="dataSource">Where connections come from.</param>
public sealed class ParseStore(NpgsqlDataSource dataSource)
{
    // A process that is paused in the middle holds the session for a minute; nobody waits for it meanwhile, they pass it over.
    private const string Hold =
        """
        SELECT set_config('idle_in_transaction_session_timeout', '60s', true) FROM capture_parse WHERE session = $1 FOR UPDATE SKIP LOCKED
        """;

    /// <summary>Sessions that wait to be parsed: those first that were looked at longest ago.</summary>
    /// <param name="most">The most to name.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<IReadOnlyList<long>> WaitingAsync(int most, CancellationToken cancellation) => IdsAsync(
        """
        SELECT id FROM (
            SELECT session.id, parse.parsed_at FROM capture_session AS session LEFT JOIN capture_parse AS parse ON parse.session = session.id
            WHERE session.waits AND (session.through > coalesce(parse.parsed_through, 0)
                OR session.revision > parse.revision
                OR (session.ended_at IS NOT NULL AND session.largest <= session.through AND parse.is_closed IS NOT TRUE))
            UNION SELECT session, parsed_at FROM capture_parse WHERE due_at <= statement_timestamp()) AS waiting
        ORDER BY parsed_at NULLS FIRST, id LIMIT $1
        """,
        most,
        cancellation);

    /// <summary>Sessions that have had a hole for a while.</summary>
    /// <param name="patience">How long.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<IReadOnlyList<long>> WithHolesAsync(TimeSpan patience, CancellationToken cancellation) => IdsAsync(
        "SELECT id FROM capture_session WHERE gap_since <= clock_timestamp() - $1::interval ORDER BY id", patience, cancellation);

    /// <summary>Forgets what is known of the tables of sessions whose lines, names and all, have expired.</summary>
    /// <returns>How many sessions.</returns>
    public Task<int> ForgetExpiredAsync(CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        const string Sql =
            """
            UPDATE capture_parse AS parse SET is_closed = TRUE, due_at = NULL,
                tables = (SELECT coalesce(jsonb_object_agg(key, value - 'memory'), '{}') FROM jsonb_each(parse.tables))
            FROM capture_session AS session
            WHERE session.id = parse.session AND NOT parse.is_closed AND parse.parsed_through > 0
                AND session.expired_through >= parse.parsed_through AND session.through = parse.parsed_through
            """;
        await using var command = dataSource.CreateCommand(Sql);
        return await command.ExecuteNonQueryAsync(cancellation);
    });

    /// <summary>Holds a session for parsing until the transaction ends.</summary>
    /// <param name="connection">A connection with a transaction on it.</param>
    /// <param name="session">The session's id.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The session; null where somebody else holds it, or there is none.</returns>
    public static async Task<ParsedSession?> HoldAsync(NpgsqlConnection connection, long session, CancellationToken cancellation)
    {
        // What the session is has to be read after its row is held: each statement sees what was committed before it began.
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(
                    """
                    INSERT INTO capture_parse (session, revision, parsed_through, tables)
                    SELECT id, revision, 0, '{}' FROM capture_session WHERE id = $1 ON CONFLICT DO NOTHING
                    """) { Parameters = { new() { Value = session } } },
                new(Hold) { Parameters = { new() { Value = session } } },
                new(
                    """
                    SELECT session.name, source.name, source.dialect, session.through, session.expired_through,
                        session.ended_at IS NOT NULL AND session.largest <= session.through, session.revision, clock_timestamp(),
                        parse.revision, parse.parsed_through, parse.tables::text, parse.understood, parse.noise, parse.is_closed
                    FROM capture_parse AS parse JOIN capture_session AS session ON session.id = parse.session
                    JOIN capture_source AS source ON source.id = session.source WHERE parse.session = $1
                    """) { Parameters = { new() { Value = session } } },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var isHeld = await reader.ReadAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        return isHeld && await reader.ReadAsync(cancellation) ? Row(reader, session) : null;
    }

    /// <summary>Notes how far a held session is parsed.</summary>
    /// <param name="connection">The connection that holds it.</param>
    /// <param name="session">The session as it is now.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task SaveAsync(NpgsqlConnection connection, ParsedSession session, CancellationToken cancellation)
    {
        // Lines that are being stored meanwhile are waited for, and looked at as they are then.
        const string Sql =
            """
            WITH looked AS (
                UPDATE capture_session SET waits =
                    through > $3 OR revision > $2 OR (ended_at IS NOT NULL AND largest <= through AND NOT $7)
                WHERE id = $1 AND waits)
            UPDATE capture_parse SET revision = $2, parsed_through = $3, tables = $4, understood = $5, noise = $6, is_closed = $7, due_at = $8,
                parsed_at = clock_timestamp()
            WHERE session = $1
            """;
        var tables = JsonSerializer.Serialize(new Dictionary<string, TableState>(session.Tables), CaptureJson.Default.DictionaryStringTableState);
        await using var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters =
            {
                new() { Value = session.Id },
                new() { Value = session.Revision },
                new() { Value = session.ParsedThrough },
                new() { Value = tables, NpgsqlDbType = NpgsqlDbType.Jsonb },
                new() { Value = session.Understood },
                new() { Value = session.Noise },
                new() { Value = session.IsClosed },
                new() { Value = (object?)session.DueAt?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Whether lines of a session have expired by now.</summary>
    /// <param name="connection">A connection.</param>
    /// <param name="session">The session's id.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<bool> HaveExpiredAsync(NpgsqlConnection connection, long session, CancellationToken cancellation)
    {
        const string Sql = "SELECT expired_through > 0 FROM capture_session WHERE id = $1";
        await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new() { Value = session } } };
        return await command.ExecuteScalarAsync(cancellation) is not false;
    }

    private Task<IReadOnlyList<long>> IdsAsync(string sql, object parameter, CancellationToken cancellation) =>
        DatabaseErrors.TranslatedAsync<IReadOnlyList<long>>(async () =>
        {
            await using var command = dataSource.CreateCommand(sql);
            command.Parameters.Add(new() { Value = parameter });
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var ids = new List<long>();
            while (await reader.ReadAsync(cancellation))
            {
                ids.Add(reader.GetInt64(0));
            }

            return ids;
        });

    private static ParsedSession Row(NpgsqlDataReader row, long session) => new()
    {
        Id = session,
        Name = row.GetString(0),
        Source = row.GetString(1),
        Dialect = row.IsDBNull(2) ? null : row.GetString(2),
        Through = row.GetInt64(3),
        ExpiredThrough = row.GetInt64(4),
        HasEnded = row.GetBoolean(5),
        LinesRevision = row.GetInt32(6),
        Now = row.GetFieldValue<DateTimeOffset>(7),
        Revision = row.GetInt32(8),
        ParsedThrough = row.GetInt64(9),
        Tables = JsonSerializer.Deserialize(row.GetString(10), CaptureJson.Default.DictionaryStringTableState)!,
        Understood = row.GetInt64(11),
        Noise = row.GetInt64(12),
        IsClosed = row.GetBoolean(13),
    };
}
