using Npgsql;

namespace Poker.Infrastructure.Postgres;

/// <summary>How much of its disk a database takes.</summary>
public static class DatabaseSize
{
    /// <summary>Bytes of all its files. No table is locked, so that nobody who loads or drops one is waited for.</summary>
    public static async Task<long> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT pg_database_size(current_database())", connection);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
