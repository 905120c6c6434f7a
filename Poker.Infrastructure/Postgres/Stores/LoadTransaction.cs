using Npgsql;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>Transactions that load or remove bulk tables.</summary>
internal static class LoadTransaction
{
    /// <summary>Begins one that loads beside others, or, <paramref name="alone"/>, removes what they made once all of those have ended.</summary>
    /// <param name="connection">Its session.</param>
    /// <param name="held">Which tables: <see cref="AdvisoryLocks.Loading"/> a street, or <see cref="AdvisoryLocks.Blueprint"/>.</param>
    /// <param name="alone">Whether to wait for all others.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<NpgsqlTransaction> BeginAsync(NpgsqlConnection connection, int held, bool alone, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(cancellation);
        await LockAsync(connection, held, alone, cancellation);
        return transaction;
    }

    /// <summary>Has a transaction load beside others from now on.</summary>
    public static Task JoinAsync(NpgsqlConnection connection, int held, CancellationToken cancellation) =>
        LockAsync(connection, held, alone: false, cancellation);

    /// <summary>Has a transaction wait for those that load, and keep others out.</summary>
    public static Task IsolateAsync(NpgsqlConnection connection, int held, CancellationToken cancellation) =>
        LockAsync(connection, held, alone: true, cancellation);

    /// <summary>Runs a statement without parameters: those that define tables take none.</summary>
    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Ends the sessions that hold one of the locks: of processes that lost the right to what they load.</summary>
    public static async Task EndHoldersAsync(NpgsqlConnection connection, int first, int last, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT pg_terminate_backend(pid) FROM pg_locks
            WHERE locktype = 'advisory' AND objsubid = 2 AND classid = $1::bigint::oid AND objid BETWEEN $2::bigint::oid AND $3::bigint::oid
                AND pid <> pg_backend_pid() AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """;
        await using var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters = { new() { Value = (long)AdvisoryLocks.Class }, new() { Value = (long)first }, new() { Value = (long)last } },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static Task LockAsync(NpgsqlConnection connection, int held, bool alone, CancellationToken cancellation) =>
        ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock{(alone ? "" : "_shared")}({AdvisoryLocks.Class}, {held})", cancellation);
}
