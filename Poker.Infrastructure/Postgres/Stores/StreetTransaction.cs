using Npgsql;
using Poker.Core.Cards;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>Transactions that change a street.</summary>
internal static class StreetTransaction
{
    /// <summary>Begins one that loads the street beside others, or, <paramref name="alone"/>, removes it once all of those have ended.</summary>
    public static async Task<NpgsqlTransaction> BeginAsync(
        NpgsqlConnection connection, Street street, bool alone, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(cancellation);
        await ExecuteAsync(
            connection,
            $"SELECT pg_advisory_xact_lock{(alone ? "" : "_shared")}({AdvisoryLocks.Class}, {AdvisoryLocks.Loading(street)})",
            cancellation);
        return transaction;
    }

    /// <summary>Runs a statement without parameters: those that define tables take none.</summary>
    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
