using Npgsql;
using NpgsqlTypes;
using Poker.Core.Dialects;

namespace Poker.Infrastructure.Capture;

/// <summary>Hands that were not accepted, in the table <c>quarantine</c>.</summary>
public static class QuarantineStore
{
    private const string Columns = "first_line, first_part, last_line, fault_line, name, dialect, cause, reason";

    /// <summary>Makes a stretch of a table's lines have these hands in quarantine and no others; what is there already stays as it is.</summary>
    /// <param name="connection">A connection with a transaction on it.</param>
    /// <param name="session">The session's id.</param>
    /// <param name="outcome">The stretch.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task ReplaceAsync(NpgsqlConnection connection, long session, TableOutcome outcome, CancellationToken cancellation)
    {
        var fresh = outcome.Quarantined;
        if (outcome.Replaces)
        {
            var before = await ReadAsync(connection, session, outcome, cancellation);
            var stays = before.Intersect(fresh).ToHashSet();
            await DeleteAsync(connection, session, outcome.Table, [.. before.Except(stays)], cancellation);
            fresh = [.. fresh.Where(row => !stays.Contains(row))];
        }

        if (fresh.Count > 0)
        {
            await InsertAsync(connection, session, fresh, cancellation);
        }
    }

    /// <summary>Deletes what is in quarantine of tables that a session does not have.</summary>
    /// <param name="connection">A connection with a transaction on it.</param>
    /// <param name="session">The session's id.</param>
    /// <param name="tables">The tables that it has.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task DeleteOthersAsync(NpgsqlConnection connection, long session, string[] tables, CancellationToken cancellation)
    {
        await using var delete = new NpgsqlCommand("DELETE FROM quarantine WHERE session = $1 AND table_name <> ALL($2)", connection);
        delete.Parameters.Add(new() { Value = session });
        delete.Parameters.Add(new() { Value = tables });
        await delete.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<List<QuarantineRow>> ReadAsync(
        NpgsqlConnection connection, long session, TableOutcome outcome, CancellationToken cancellation)
    {
        const string Sql = $"SELECT {Columns} FROM quarantine WHERE {Stretch.Condition}";
        await using var command = Stretch.Command(Sql, connection, session, outcome);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<QuarantineRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new(
                outcome.Table,
                LinePosition.Of(reader.GetInt64(0), reader.GetInt16(1)),
                reader.GetInt64(2),
                reader.GetInt64(3),
                reader.GetString(4),
                reader.GetString(5),
                Enum.TryParse<QuarantineCause>(reader.GetString(6), out var cause) ? cause : (QuarantineCause)(-1),
                reader.GetString(7)));
        }

        return rows;
    }

    private static async Task DeleteAsync(
        NpgsqlConnection connection, long session, string table, List<QuarantineRow> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0)
        {
            return;
        }

        const string Sql =
            """
            DELETE FROM quarantine WHERE session = $1 AND table_name = $2
                AND (first_line, first_part) IN (SELECT line, part FROM unnest($3, $4) AS gone (line, part))
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(new() { Value = session });
        command.Parameters.Add(new() { Value = table });
        command.Parameters.Add(new() { Value = rows.Select(row => LinePosition.Sequence(row.Position)).ToArray() });
        command.Parameters.Add(new() { Value = rows.Select(row => LinePosition.Part(row.Position)).ToArray() });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task InsertAsync(
        NpgsqlConnection connection, long session, IReadOnlyList<QuarantineRow> rows, CancellationToken cancellation)
    {
        const string Sql = $"COPY quarantine (session, table_name, {Columns}) FROM STDIN (FORMAT BINARY)";
        await using var copy = await connection.BeginBinaryImportAsync(Sql, cancellation);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(session, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(row.Table, NpgsqlDbType.Text, cancellation);
            await copy.WriteAsync(LinePosition.Sequence(row.Position), NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(LinePosition.Part(row.Position), NpgsqlDbType.Smallint, cancellation);
            await copy.WriteAsync(row.LastLine, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(row.FaultLine, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(row.Name, NpgsqlDbType.Text, cancellation);
            await copy.WriteAsync(row.Dialect, NpgsqlDbType.Text, cancellation);
            await copy.WriteAsync(row.Cause.ToString(), NpgsqlDbType.Text, cancellation);
            await copy.WriteAsync(row.Reason, NpgsqlDbType.Text, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }
}
