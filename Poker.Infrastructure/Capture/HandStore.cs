using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Poker.Infrastructure.Capture;

/// <summary>Accepted hands, in the table <c>hand</c>.</summary>
/// <param name="sinks">What else is made of each.</param>
public sealed class HandStore(IEnumerable<IHandSink> sinks)
{
    private const string Columns =
        "first_line, first_part, last_line, name, dialect, players, big_blind, leniencies, validation, played_at, record";

    private readonly IHandSink[] _sinks = [.. sinks];

    /// <summary>Makes a stretch of a table's lines have these hands and no others. A hand that is there already stays as it is, with its id.</summary>
    /// <param name="connection">A connection with a transaction on it.</param>
    /// <param name="session">The session's id.</param>
    /// <param name="outcome">The stretch.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task ReplaceAsync(NpgsqlConnection connection, long session, TableOutcome outcome, CancellationToken cancellation)
    {
        var before = outcome.Replaces ? await ReadAsync(connection, session, outcome, cancellation) : [];
        var fresh = new List<(HandRow Row, Core.Histories.RecordedHand Hand)>();
        foreach (var hand in outcome.Hands)
        {
            if (!before.Remove(hand.Row))
            {
                fresh.Add(hand);
            }
        }

        if (before.Count > 0)
        {
            await using var delete = new NpgsqlCommand("DELETE FROM hand WHERE id = ANY($1)", connection);
            delete.Parameters.Add(new() { Value = before.Values.ToArray() });
            await delete.ExecuteNonQueryAsync(cancellation);
        }

        if (fresh.Count > 0)
        {
            await InsertAsync(connection, session, fresh, cancellation);
        }
    }

    /// <summary>Deletes the hands of tables that a session does not have.</summary>
    /// <param name="connection">A connection with a transaction on it.</param>
    /// <param name="session">The session's id.</param>
    /// <param name="tables">The tables that it has.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task DeleteOthersAsync(NpgsqlConnection connection, long session, string[] tables, CancellationToken cancellation)
    {
        await using var delete = new NpgsqlCommand("DELETE FROM hand WHERE session = $1 AND table_name <> ALL($2)", connection);
        delete.Parameters.Add(new() { Value = session });
        delete.Parameters.Add(new() { Value = tables });
        await delete.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<Dictionary<HandRow, long>> ReadAsync(
        NpgsqlConnection connection, long session, TableOutcome outcome, CancellationToken cancellation)
    {
        const string Sql = $"SELECT {Columns}, id FROM hand WHERE {Stretch.Condition}";
        await using var command = Stretch.Command(Sql, connection, session, outcome);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new Dictionary<HandRow, long>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(
                new(
                    outcome.Table,
                    LinePosition.Of(reader.GetInt64(0), reader.GetInt16(1)),
                    reader.GetInt64(2),
                    reader.GetString(3),
                    reader.GetString(4),
                    reader.GetInt16(5),
                    reader.GetInt64(6),
                    reader.GetInt32(7),
                    reader.GetBoolean(8),
                    reader.GetFieldValue<DateTimeOffset>(9),
                    AsWritten(reader.GetString(10))),
                reader.GetInt64(11));
        }

        return rows;
    }

    // PostgreSQL orders and spaces JSON in its own way. What cannot be read, since it was written otherwise, is the same as nothing.
    private static string AsWritten(string record)
    {
        try
        {
            return HandRecord.Write(HandRecord.Read(record));
        }
        catch (JsonException)
        {
            return record;
        }
    }

    private async Task InsertAsync(
        NpgsqlConnection connection, long session, List<(HandRow Row, Core.Histories.RecordedHand Hand)> hands, CancellationToken cancellation)
    {
        var ids = await IdsAsync(connection, hands.Count, cancellation);
        const string Sql = $"COPY hand (id, session, table_name, {Columns}) FROM STDIN (FORMAT BINARY)";
        await using (var copy = await connection.BeginBinaryImportAsync(Sql, cancellation))
        {
            for (var i = 0; i < ids.Length; i++)
            {
                await WriteAsync(copy, ids[i], session, hands[i].Row, cancellation);
            }

            await copy.CompleteAsync(cancellation);
        }

        var stored = hands.Select((hand, i) => new StoredHand(ids[i], hand.Hand, hand.Row.Validation)).ToList();
        foreach (var sink in _sinks)
        {
            await sink.TakeAsync(connection, stored, cancellation);
        }
    }

    // COPY does not tell the ids that it would make.
    private static async Task<long[]> IdsAsync(NpgsqlConnection connection, int count, CancellationToken cancellation)
    {
        const string Sql = "SELECT array_agg(nextval(pg_get_serial_sequence('hand', 'id'))) FROM generate_series(1, $1)";
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(new() { Value = count });
        return (long[])(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, long id, long session, HandRow row, CancellationToken cancellation)
    {
        await copy.StartRowAsync(cancellation);
        await copy.WriteAsync(id, NpgsqlDbType.Bigint, cancellation);
        await copy.WriteAsync(session, NpgsqlDbType.Bigint, cancellation);
        await copy.WriteAsync(row.Table, NpgsqlDbType.Text, cancellation);
        await copy.WriteAsync(LinePosition.Sequence(row.Position), NpgsqlDbType.Bigint, cancellation);
        await copy.WriteAsync(LinePosition.Part(row.Position), NpgsqlDbType.Smallint, cancellation);
        await copy.WriteAsync(row.LastLine, NpgsqlDbType.Bigint, cancellation);
        await copy.WriteAsync(row.Name, NpgsqlDbType.Text, cancellation);
        await copy.WriteAsync(row.Dialect, NpgsqlDbType.Text, cancellation);
        await copy.WriteAsync((short)row.Players, NpgsqlDbType.Smallint, cancellation);
        await copy.WriteAsync(row.BigBlind, NpgsqlDbType.Bigint, cancellation);
        await copy.WriteAsync(row.Leniencies, NpgsqlDbType.Integer, cancellation);
        await copy.WriteAsync(row.Validation, NpgsqlDbType.Boolean, cancellation);
        await copy.WriteAsync(row.PlayedAt.UtcDateTime, NpgsqlDbType.TimestampTz, cancellation);
        await copy.WriteAsync(row.Record, NpgsqlDbType.Jsonb, cancellation);
    }
}
