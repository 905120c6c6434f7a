using Npgsql;
using Poker.Infrastructure.Postgres;

namespace Poker.Infrastructure.Capture;

/// <summary>Reads what has been captured.</summary>
/// <param name="dataSource">Where connections come from.</param>
public sealed class StatusStore(NpgsqlDataSource dataSource)
{
    private const string Parsed = "LEFT JOIN capture_parse AS parse ON parse.session = session.id";

    private static readonly string Unparsed = Sum("greatest(session.through - coalesce(parse.parsed_through, 0), 0)");

    private static readonly string LagSql =
        $"""
        SELECT count(*), count(*) FILTER (WHERE ended_at IS NULL AND last_at > clock_timestamp() - interval '1 hour'),
            count(*) FILTER (WHERE largest > through), {Sum("session.through")}, {Unparsed}, {Sum("expired_through")}, {Sum("conflicts")},
            {Sum("understood")}, {Sum("noise")}
        FROM capture_session AS session {Parsed}
        """;

    private static readonly string SourcesSql =
        $"""
        SELECT source.name, dialect, key_hash IS NOT NULL AND revoked_at IS NULL, revoked_at, count(session.id), {Sum("session.through")}, {Unparsed}, max(last_at)
        FROM capture_source AS source LEFT JOIN capture_session AS session ON session.source = source.id {Parsed}
        GROUP BY source.id ORDER BY source.name
        """;

    private static readonly string BacklogSql =
        $"""
        SELECT (SELECT {Unparsed} FROM capture_session AS session {Parsed} WHERE waits),
            (SELECT count(*) FROM capture_session WHERE ended_at IS NULL AND last_at > clock_timestamp() - interval '1 hour'),
            (SELECT count(*) FROM capture_session WHERE gap_since IS NOT NULL)
        """;

    /// <summary>All of it.</summary>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public Task<CaptureStatus> ReadAsync(CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () => new CaptureStatus(
        await SourcesAsync(cancellation),
        await LagAsync(cancellation),
        await CountAsync("SELECT count(*) FROM hand", cancellation),
        await QuarantineAsync(cancellation),
        await CountAsync("SELECT count(*) FROM sample", cancellation)));

    /// <summary>How many hands have come: all are counted, which takes a moment where there are millions.</summary>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public Task<HandTotals> HandsAsync(CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        const string Sql =
            """
            SELECT clock_timestamp(), (SELECT count(*) FROM hand), (SELECT count(*) FROM hand WHERE accepted_at > clock_timestamp() - interval '1 hour'),
                (SELECT count(*) FROM quarantine)
            """;
        await using var command = dataSource.CreateCommand(Sql);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new HandTotals(reader.GetFieldValue<DateTimeOffset>(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
    });

    /// <summary>How sessions and their parsing stand.</summary>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public Task<CaptureLag> LagAsync(CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        await using var command = dataSource.CreateCommand(LagSql);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new CaptureLag(
            reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5),
            reader.GetInt64(6), reader.GetInt64(7), reader.GetInt64(8));
    });

    /// <summary>What is to be done.</summary>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public Task<CaptureBacklog> BacklogAsync(CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        await using var command = dataSource.CreateCommand(BacklogSql);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new CaptureBacklog(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    });

    /// <summary>The sources, by name.</summary>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public Task<IReadOnlyList<SourceActivity>> SourcesAsync(CancellationToken cancellation) =>
        DatabaseErrors.TranslatedAsync<IReadOnlyList<SourceActivity>>(async () =>
        {
            await using var command = dataSource.CreateCommand(SourcesSql);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var sources = new List<SourceActivity>();
            while (await reader.ReadAsync(cancellation))
            {
                sources.Add(new(
                    reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.GetBoolean(2), Time(reader, 3), reader.GetInt64(4), reader.GetInt64(5),
                    reader.GetInt64(6), Time(reader, 7)));
            }

            return sources;
        });

    private async Task<IReadOnlyDictionary<string, long>> QuarantineAsync(CancellationToken cancellation)
    {
        await using var command = dataSource.CreateCommand("SELECT cause, count(*) FROM quarantine GROUP BY cause ORDER BY cause");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var causes = new Dictionary<string, long>();
        while (await reader.ReadAsync(cancellation))
        {
            causes.Add(reader.GetString(0), reader.GetInt64(1));
        }

        return causes;
    }

    private async Task<long> CountAsync(string sql, CancellationToken cancellation)
    {
        await using var command = dataSource.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    // Sequences are what senders say: sums of them may leave the range.
    private static string Sum(string column) => $"least(coalesce(sum({column}), 0), {long.MaxValue})::bigint";
}
