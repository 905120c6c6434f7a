using System.Text.Json;
using Npgsql;
using Poker.Infrastructure.Postgres;

namespace Poker.Infrastructure.Capture;

/// <summary>Reads how sessions are parsed.</summary>
/// <param name="dataSource">Where connections come from.</param>
public sealed class SessionStatusStore(NpgsqlDataSource dataSource)
{
    /// <summary>The sessions to which lines came last, the newest first.</summary>
    /// <param name="most">The most to tell of.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<IReadOnlyList<SessionStatus>> ReadAsync(int most, CancellationToken cancellation) =>
        DatabaseErrors.TranslatedAsync<IReadOnlyList<SessionStatus>>(async () =>
        {
            const string Sql =
                """
                SELECT session.id, source.name, session.name, session.through, coalesce(parse.parsed_through, 0), session.expired_through,
                    session.last_at, session.ended_at IS NOT NULL,
                    (SELECT count(*) FROM hand WHERE hand.session = session.id),
                    (SELECT count(*) FROM quarantine WHERE quarantine.session = session.id),
                    coalesce(parse.tables, '{}')::text
                FROM capture_session AS session JOIN capture_source AS source ON source.id = session.source
                LEFT JOIN capture_parse AS parse ON parse.session = session.id
                ORDER BY session.last_at DESC, session.id DESC LIMIT $1
                """;
            await using var command = dataSource.CreateCommand(Sql);
            command.Parameters.Add(new() { Value = most });
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var sessions = new List<SessionStatus>();
            while (await reader.ReadAsync(cancellation))
            {
                sessions.Add(new(
                    reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5),
                    reader.GetFieldValue<DateTimeOffset>(6), reader.GetBoolean(7), reader.GetInt64(8), reader.GetInt64(9), Tables(reader.GetString(10))));
            }

            return sessions;
        });

    /// <summary>Each cause with an example, the most frequent first.</summary>
    /// <param name="cancellation">Ends it.</param>
    public Task<IReadOnlyList<QuarantineExample>> ExamplesAsync(CancellationToken cancellation) =>
        DatabaseErrors.TranslatedAsync<IReadOnlyList<QuarantineExample>>(async () =>
        {
            const string Sql =
                """
                SELECT cause, hands, session, fault_line, reason FROM (
                    SELECT DISTINCT ON (cause) cause, count(*) OVER (PARTITION BY cause) AS hands, session, fault_line, reason
                    FROM quarantine ORDER BY cause, session DESC, fault_line DESC) AS newest
                ORDER BY hands DESC, cause
                """;
            await using var command = dataSource.CreateCommand(Sql);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var examples = new List<QuarantineExample>();
            while (await reader.ReadAsync(cancellation))
            {
                examples.Add(new(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetString(4)));
            }

            return examples;
        });

    private static List<TableStatus> Tables(string json) =>
    [
        .. JsonSerializer.Deserialize(json, CaptureJson.Default.DictionaryStringTableState)!
            .OrderBy(table => table.Key, StringComparer.Ordinal)
            .Select(table => new TableStatus(
                table.Key, table.Value.Dialect, table.Value.Confidence, table.Value.Why, table.Value.Lines, table.Value.Understood)),
    ];
}
