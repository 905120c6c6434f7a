using Npgsql;
using Poker.Core.Cards;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>Removes a street from every table, complete or not, in one transaction.</summary>
internal static class StreetRemoval
{
    /// <summary>Drops the street's leaves, attached or left over, and deletes its rows elsewhere.</summary>
    public static async Task RemoveAsync(NpgsqlDataSource dataSource, Street street, CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await RemoveAsync(connection, street, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>The same in the caller's transaction.</summary>
    public static async Task RemoveAsync(NpgsqlConnection connection, Street street, CancellationToken cancellation)
    {
        await LoadTransaction.IsolateAsync(connection, AdvisoryLocks.Loading(street), cancellation);
        await DeleteRowsAsync(connection, street, cancellation);
        foreach (var leaf in await LeavesAsync(connection, street, cancellation))
        {
            await LoadTransaction.ExecuteAsync(connection, $"DROP TABLE {leaf}", cancellation);
        }
    }

    // Leaves are found by name: one whose note is missing, whatever happened to it, is cleared all the same.
    private static async Task<List<string>> LeavesAsync(NpgsqlConnection connection, Street street, CancellationToken cancellation)
    {
        const string Find =
            """
            SELECT quote_ident(relname) FROM pg_class
            WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname ~ ('^isomorphism_' || $1 || '_[0-9]+$')
            """;
        await using var command = new NpgsqlCommand(Find, connection) { Parameters = { new() { Value = street.Name() } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var leaves = new List<string>();
        while (await reader.ReadAsync(cancellation))
        {
            leaves.Add(reader.GetString(0));
        }

        return leaves;
    }

    // A code's street stands in its bits 12 and 13. metric.xor tells no street: its pairs are joined together again.
    private static async Task DeleteRowsAsync(NpgsqlConnection connection, Street street, CancellationToken cancellation)
    {
        const string Delete =
            """
            WITH marker AS (DELETE FROM clustering WHERE street = @street),
                part AS (DELETE FROM clustering_part WHERE street = @street),
                street_row AS (DELETE FROM street WHERE street = @street),
                transition AS (DELETE FROM transitions WHERE (prev >> 12) & 3 = @street),
                pair AS (
                    DELETE FROM metric USING abstraction AS one, abstraction AS other
                    WHERE one.street = @street AND other.street = @street AND one.abs < other.abs AND xor = one.abs # other.abs)
            DELETE FROM abstraction WHERE street = @street
            """;
        await using var command = new NpgsqlCommand(Delete, connection) { Parameters = { new("street", (short)street) } };
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
