using Npgsql;

namespace Poker.Infrastructure.Capture;

/// <summary>How many hands a session has given.</summary>
/// <param name="Accepted">Hands that were accepted.</param>
/// <param name="Quarantined">Those that were not, by cause.</param>
public sealed record SessionCounts(long Accepted, IReadOnlyDictionary<string, long> Quarantined)
{
    /// <summary>Counts.</summary>
    /// <param name="dataSource">Where connections come from.</param>
    /// <param name="session">The session's id.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<SessionCounts> ReadAsync(NpgsqlDataSource dataSource, long session, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT NULL, count(*) FROM hand WHERE session = $1
            UNION ALL SELECT cause, count(*) FROM quarantine WHERE session = $1 GROUP BY cause ORDER BY 1 NULLS FIRST
            """;
        await using var command = dataSource.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = session });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var accepted = reader.GetInt64(1);
        var quarantined = new SortedDictionary<string, long>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
        {
            quarantined.Add(reader.GetString(0), reader.GetInt64(1));
        }

        return new(accepted, quarantined);
    }
}
