using Npgsql;
using Poker.Infrastructure.Postgres.Writers;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>The leaves of <c>blueprint</c> that the database has: those that readers see, and those that interrupted loads left.</summary>
internal static class BlueprintLeaves
{
    private const string Patience = "10s";

    /// <summary>The tables of leaves that readers see, in the order of <c>past</c>.</summary>
    public static Task<List<string>> AttachedAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        FindAsync(connection, "relispartition", cancellation);

    /// <summary>The ranges of <c>past</c> of the leaves that readers see: from the first to the end, which is not in it.</summary>
    public static async Task<IReadOnlyList<(long First, long End)>> RangesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        // A bound reads FOR VALUES FROM ('0') TO ('1234').
        const string Find =
            """
            SELECT substring(bound FROM 'FROM \(''(\d+)''\)')::bigint, substring(bound FROM 'TO \(''(\d+)''\)')::bigint
            FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid, pg_get_expr(relpartbound, inhrelid) AS bound
            WHERE inhparent = 'blueprint'::regclass
            ORDER BY 1
            """;
        await using var command = new NpgsqlCommand(Find, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var ranges = new List<(long, long)>();
        while (await reader.ReadAsync(cancellation))
        {
            ranges.Add((reader.GetInt64(0), reader.GetInt64(1)));
        }

        return ranges;
    }

    /// <summary>Drops those that nobody sees, once the transactions that may still be making some have ended, or were ended.</summary>
    /// <remarks>One process at a time has the right to load: another that still does has lost it, and may be paused for good.</remarks>
    public static async Task DropLooseAsync(NpgsqlDataSource dataSource, CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await LoadTransaction.ExecuteAsync(connection, $"SET lock_timeout = '{Patience}'", cancellation);
        var transaction = await TryBeginAsync(connection, cancellation);
        if (transaction is null)
        {
            await LoadTransaction.EndHoldersAsync(connection, AdvisoryLocks.Blueprint, AdvisoryLocks.Blueprint, cancellation);
            await LoadTransaction.ExecuteAsync(connection, "SET lock_timeout = 0", cancellation);
            transaction = await LoadTransaction.BeginAsync(connection, AdvisoryLocks.Blueprint, alone: true, cancellation);
        }

        await using var begun = transaction;
        await DropAsync(connection, await FindAsync(connection, "NOT relispartition", cancellation), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task<NpgsqlTransaction?> TryBeginAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        try
        {
            return await LoadTransaction.BeginAsync(connection, AdvisoryLocks.Blueprint, alone: true, cancellation);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return null;
        }
    }

    /// <summary>Drops leaves; for attached ones the caller has locked <c>blueprint</c>.</summary>
    public static async Task DropAsync(NpgsqlConnection connection, IReadOnlyList<string> leaves, CancellationToken cancellation)
    {
        if (leaves.Count > 0)
        {
            await LoadTransaction.ExecuteAsync(connection, $"DROP TABLE {string.Join(", ", leaves)}", cancellation);
        }
    }

    // Leaves are found by name, so that whatever happened to a load, what it left is cleared.
    private static async Task<List<string>> FindAsync(NpgsqlConnection connection, string condition, CancellationToken cancellation)
    {
        var find =
            $"""
            SELECT relname FROM pg_class
            WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname ~ '{BlueprintLeaf.Pattern}' AND {condition}
            ORDER BY length(relname), relname
            """;
        await using var command = new NpgsqlCommand(find, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var leaves = new List<string>();
        while (await reader.ReadAsync(cancellation))
        {
            leaves.Add(reader.GetString(0));
        }

        return leaves;
    }
}
