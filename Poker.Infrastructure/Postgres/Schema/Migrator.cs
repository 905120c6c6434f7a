using Npgsql;

namespace Poker.Infrastructure.Postgres.Schema;

/// <summary>Brings a database's tables to this build's version, one transaction a step, one process at a time.</summary>
/// <param name="dataSource">The database.</param>
/// <param name="migrations">The steps; this build's by default.</param>
internal sealed class Migrator(NpgsqlDataSource dataSource, IReadOnlyList<Migration>? migrations = null)
{
    private const string HasTables = "SELECT to_regclass('schema_version') IS NOT NULL";
    private readonly IReadOnlyList<Migration> _migrations = migrations ?? Migration.All;

    /// <summary>Whether any step was ever applied here.</summary>
    public async Task<bool> HasTablesAsync(CancellationToken cancellation)
    {
        await using var command = dataSource.CreateCommand(HasTables);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Applies what is missing.</summary>
    /// <exception cref="DatabaseException">The database is newer than this build, or an applied step has changed.</exception>
    public async Task MigrateAsync(CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await LockAsync(connection, cancellation);
        try
        {
            foreach (var migration in await MissingAsync(connection, cancellation))
            {
                await ApplyAsync(connection, migration, cancellation);
            }
        }
        finally
        {
            await UnlockAsync(connection);
        }
    }

    /// <summary>Checks that nothing is missing, and changes nothing: reading rights are enough.</summary>
    /// <exception cref="DatabaseException">The database is newer or older than this build, or an applied step has changed.</exception>
    public async Task RequireCurrentAsync(CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        if (await MissingAsync(connection, cancellation) is [var first, ..])
        {
            throw new DatabaseException(
                $"The database's tables are of version {first.Version - 1}, older than this build's {_migrations.Max(migration => migration.Version)}.",
                "Run poker cluster or poker fast: both bring them up to date and keep what they hold.");
        }
    }

    private async Task<List<Migration>> MissingAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var applied = await AppliedAsync(connection, cancellation);
        Check(applied);
        return _migrations.Where(migration => !applied.ContainsKey(migration.Version)).ToList();
    }

    private void Check(Dictionary<int, (string Name, string Checksum)> applied)
    {
        var newest = _migrations.Count == 0 ? 0 : _migrations.Max(migration => migration.Version);
        if (applied.Keys.DefaultIfEmpty(0).Max() is var version && version > newest)
        {
            throw new DatabaseException(
                $"The database's tables are of version {version}, newer than this build's {newest}.",
                "Update the program, or use another database (--database) or folder (--data DIR).");
        }

        foreach (var migration in _migrations)
        {
            if (applied.TryGetValue(migration.Version, out var row) && row.Checksum != migration.Checksum)
            {
                throw new DatabaseException(
                    $"The schema step {migration.Name} has changed since it was applied to this database (as {row.Name}).",
                    "Restore the file and put the change into a new step, or use another database (--database) or folder (--data DIR).");
            }
        }
    }

    private static async Task LockAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1, $2)", connection)
        {
            Parameters = { new() { Value = AdvisoryLocks.Class }, new() { Value = AdvisoryLocks.Schema } },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task UnlockAsync(NpgsqlConnection connection)
    {
        if (connection.FullState == System.Data.ConnectionState.Open)
        {
            await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock($1, $2)", connection)
            {
                Parameters = { new() { Value = AdvisoryLocks.Class }, new() { Value = AdvisoryLocks.Schema } },
            };
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<Dictionary<int, (string Name, string Checksum)>> AppliedAsync(
        NpgsqlConnection connection, CancellationToken cancellation)
    {
        var applied = new Dictionary<int, (string, string)>();
        await using (var find = new NpgsqlCommand(HasTables, connection))
        {
            if (!(bool)(await find.ExecuteScalarAsync(cancellation))!)
            {
                return applied;
            }
        }

        await using var read = new NpgsqlCommand("SELECT version, name, checksum FROM schema_version", connection);
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            applied.Add(rows.GetInt32(0), (rows.GetString(1), rows.GetString(2)));
        }

        return applied;
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellation)
    {
        // The record is made with the first step, or not at all: a failure leaves nothing behind.
        const string Record =
            """
            CREATE TABLE IF NOT EXISTS schema_version (
                version INTEGER NOT NULL PRIMARY KEY,
                name TEXT NOT NULL,
                checksum TEXT NOT NULL,
                applied_at TIMESTAMPTZ NOT NULL DEFAULT now()
            );
            """;
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var step = new NpgsqlCommand(Record + migration.Sql, connection, transaction))
        {
            await step.ExecuteNonQueryAsync(cancellation);
        }

        await using var record = new NpgsqlCommand(
            "INSERT INTO schema_version (version, name, checksum) VALUES ($1, $2, $3)", connection, transaction)
        {
            Parameters = { new() { Value = migration.Version }, new() { Value = migration.Name }, new() { Value = migration.Checksum } },
        };
        await record.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
