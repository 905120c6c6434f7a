using Npgsql;
using Poker.Infrastructure.Postgres;

namespace Poker.Infrastructure.Capture;

/// <summary>
/// Finds where a sender is in a session, when it can see what it sent but not how far it came. A session that had to be cut goes on as
/// another whose name is the first one's with <c>/2</c> behind it, then <c>/3</c>.
/// </summary>
/// <param name="dataSource">Where connections come from.</param>
public sealed class SessionTails(NpgsqlDataSource dataSource)
{
    // Lines told within one tick of the source's clock.
    private const int MostAtOnce = 1_000;

    /// <summary>The end of the newest part of a session; null if nothing of it is stored.</summary>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public async Task<SessionTail?> FindAsync(int source, string session, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT part.name, part.largest, coalesce(last.told_at, part.last_at),
                (SELECT count(*) FROM capture_line WHERE session = part.id AND sequence > part.largest - $3 AND told_at = last.told_at)
            FROM capture_session AS part LEFT JOIN capture_line AS last ON last.session = part.id AND last.sequence = part.largest
            WHERE part.source = $1 AND (part.name = $2 OR starts_with(part.name, $2 || '/')) AND part.largest > 0
            ORDER BY part.id DESC LIMIT 1
            """;
        try
        {
            await using var command = dataSource.CreateCommand(Sql);
            command.Parameters.Add(new() { Value = source });
            command.Parameters.Add(new() { Value = session });
            command.Parameters.Add(new() { Value = (long)MostAtOnce });
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            return await reader.ReadAsync(cancellation)
                ? new(reader.GetString(0), reader.GetInt64(1), reader.GetFieldValue<DateTimeOffset>(2), Math.Max(1, (int)reader.GetInt64(3)))
                : null;
        }
        catch (Exception error) when (DatabaseErrors.TryTranslate(error) is { } translated)
        {
            throw translated;
        }
    }
}
