using System.Globalization;
using Npgsql;

namespace Poker.Infrastructure.Postgres;

/// <summary>The session that holds an advisory lock.</summary>
/// <param name="ProcessId">Its process on the server.</param>
/// <param name="ApplicationName">What it calls itself: this program says its own process and machine there.</param>
/// <param name="Client">Its address; empty when it is local.</param>
/// <param name="Since">When it connected.</param>
public sealed record LockHolder(int ProcessId, string ApplicationName, string Client, DateTimeOffset Since)
{
    /// <summary>All of it in one phrase.</summary>
    public override string ToString()
    {
        var client = Client.Length == 0 ? "" : $" from {Client}";
        return string.Create(
            CultureInfo.InvariantCulture, $"{ApplicationName}{client}, server process {ProcessId}, since {Since:yyyy-MM-dd HH:mm:ss} UTC");
    }

    /// <summary>Who holds a lock of this project's alone; null when nobody does.</summary>
    internal static async Task<LockHolder?> FindAsync(NpgsqlConnection connection, int number, CancellationToken cancellation)
    {
        const string Find =
            """
            SELECT session.pid, coalesce(session.application_name, ''), coalesce(host(session.client_addr), ''), session.backend_start
            FROM pg_locks AS held JOIN pg_stat_activity AS session USING (pid)
            WHERE held.locktype = 'advisory' AND held.granted AND held.objsubid = 2
                AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND held.classid = $1::bigint::oid AND held.objid = $2::bigint::oid
            """;
        await using var command = new NpgsqlCommand(Find, connection)
        {
            Parameters = { new() { Value = (long)AdvisoryLocks.Class }, new() { Value = (long)number } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new LockHolder(reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3))
            : null;
    }
}
