using Npgsql;
using Poker.Core.Dialects;

namespace Poker.Infrastructure.Capture;

/// <summary>Reads lines for parsing, within the transaction that holds their session.</summary>
public static class ParseLines
{
    // A line that is too long to be read is not fetched either: its length tells.
    private static readonly string Columns =
        $"sequence, CASE WHEN length > {HandAssembler.MostLineLetters} THEN '' ELSE text END, length, told_at, received_at, table_name";

    /// <summary>The lines behind one and up to another, in order; a jump between two says what is lost.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="session">The session's id.</param>
    /// <param name="after">Lines up to here are left out.</param>
    /// <param name="through">Lines behind this are left out.</param>
    /// <param name="most">The most lines to read.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<List<StoredLine>> ReadAsync(
        NpgsqlConnection connection, long session, long after, long through, int most, CancellationToken cancellation)
    {
        var sql = $"SELECT {Columns} FROM capture_line WHERE session = $1 AND sequence > $2 AND sequence <= $3 ORDER BY sequence LIMIT $4";
        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters = { new() { Value = session }, new() { Value = after }, new() { Value = through }, new() { Value = most } },
        };
        return await RowsAsync(command, cancellation);
    }

    /// <summary>The lines of some sequences, in order.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="session">The session's id.</param>
    /// <param name="sequences">The sequences.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<List<StoredLine>> ReadAsync(
        NpgsqlConnection connection, long session, long[] sequences, CancellationToken cancellation)
    {
        var sql = $"SELECT {Columns} FROM capture_line WHERE session = $1 AND sequence = ANY($2) ORDER BY sequence";
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = session }, new() { Value = sequences } } };
        return await RowsAsync(command, cancellation);
    }

    private static async Task<List<StoredLine>> RowsAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var lines = new List<StoredLine>();
        while (await reader.ReadAsync(cancellation))
        {
            lines.Add(new(
                reader.GetInt64(0),
                reader.GetString(1),
                reader.GetInt32(2),
                reader.IsDBNull(3) ? null : reader.GetFieldValue<DateTimeOffset>(3),
                reader.GetFieldValue<DateTimeOffset>(4),
                reader.IsDBNull(5) ? null : reader.GetString(5)));
        }

        return lines;
    }
}
