using Npgsql;
using Poker.Infrastructure.Postgres;

namespace Poker.Infrastructure.Capture;

/// <summary>
/// Deletes raw lines whose time is over, from the beginning of each session, some thousand at a time. A line that is not parsed, or is to
/// be parsed again, or of a hand that is to come out by now, stays however old it is.
/// </summary>
/// <param name="dataSource">Where connections come from.</param>
/// <param name="chunk">The most lines of one transaction.</param>
public sealed class LineExpiry(NpgsqlDataSource dataSource, int chunk = 5000)
{
    /// <summary>Deletes all that may go.</summary>
    /// <param name="retention">How long lines are kept after they were received.</param>
    /// <param name="cancellation">Ends it between two transactions.</param>
    /// <exception cref="DatabaseException">The database cannot be used; what is deleted is deleted.</exception>
    public Task<ExpiredLines> RunAsync(TimeSpan retention, CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        var total = new ExpiredLines(0, 0);
        foreach (var session in await SessionsAsync(retention, cancellation))
        {
            var lines = 0L;
            while (await DeleteAsync(session, retention, cancellation) is > 0 and var deleted)
            {
                lines += deleted;
            }

            total = new ExpiredLines(total.Sessions + 1, total.Lines + lines);
        }

        return total;
    });

    private async Task<List<long>> SessionsAsync(TimeSpan retention, CancellationToken cancellation)
    {
        // Of each session the first line that is left tells enough: an index finds it.
        const string Sql =
            """
            SELECT session.id FROM capture_session AS session JOIN capture_parse AS parse ON parse.session = session.id
            JOIN LATERAL (SELECT received_at FROM capture_line WHERE session = session.id ORDER BY sequence LIMIT 1) AS first ON true
            WHERE parse.parsed_through > session.expired_through AND parse.revision = session.revision
                AND first.received_at < clock_timestamp() - $1::interval AND coalesce(parse.due_at > clock_timestamp(), true)
            ORDER BY session.id
            """;
        await using var command = dataSource.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = retention });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var sessions = new List<long>();
        while (await reader.ReadAsync(cancellation))
        {
            sessions.Add(reader.GetInt64(0));
        }

        return sessions;
    }

    // A chunk of a session's lines; 0 when no more may go.
    private async Task<long> DeleteAsync(long session, TimeSpan retention, CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await LastOfChunkAsync(connection, session, retention, cancellation) is not { } last)
        {
            return 0;
        }

        const string Delete =
            """
            WITH moved AS (UPDATE capture_session SET expired_through = $2 WHERE id = $1)
            DELETE FROM capture_line WHERE session = $1 AND sequence <= $2
            """;
        await using var delete = new NpgsqlCommand(Delete, connection) { Parameters = { new() { Value = session }, new() { Value = last } } };
        var deleted = await delete.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return deleted;
    }

    // Up to where lines may go; null for nowhere. Holds the session, so that no line is stored below it meanwhile.
    private async Task<long?> LastOfChunkAsync(NpgsqlConnection connection, long session, TimeSpan retention, CancellationToken cancellation)
    {
        const string Lock = "SELECT id FROM capture_session WHERE id = $1 FOR NO KEY UPDATE";
        const string Last =
            """
            WITH parsed AS (
                SELECT parse.parsed_through AS through FROM capture_parse AS parse JOIN capture_session AS session ON session.id = parse.session
                WHERE parse.session = $1 AND parse.revision = session.revision AND coalesce(parse.due_at > clock_timestamp(), true)),
            chunk AS (
                SELECT sequence, received_at >= clock_timestamp() - $2::interval AS is_young FROM capture_line, parsed
                WHERE session = $1 AND sequence <= parsed.through ORDER BY sequence LIMIT $3)
            SELECT CASE
                WHEN bool_or(is_young) THEN min(sequence) FILTER (WHERE is_young) - 1
                WHEN count(*) < $3 THEN (SELECT through FROM parsed)
                ELSE max(sequence) END
            FROM chunk HAVING NOT coalesce((array_agg(is_young ORDER BY sequence))[1], true)
            """;
        await using var locking = new NpgsqlCommand(Lock, connection) { Parameters = { new() { Value = session } } };
        await locking.ExecuteScalarAsync(cancellation);
        await using var command = new NpgsqlCommand(Last, connection)
        {
            Parameters = { new() { Value = session }, new() { Value = retention }, new() { Value = (long)chunk } },
        };
        return (long?)await command.ExecuteScalarAsync(cancellation);
    }
}
