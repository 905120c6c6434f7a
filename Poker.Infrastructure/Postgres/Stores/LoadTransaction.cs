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
        await ExecuteAsync(
            connection, $"SELECT pg_advisory_xact_lock{(alone ? "" : "_shared")}({AdvisoryLocks.Class}, {held})", cancellation);
        return transaction;
    }

    /// <summary>Runs a statement without parameters: those that define tables take none.</summary>
    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
