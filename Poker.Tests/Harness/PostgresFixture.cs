using Npgsql;
using Poker.Infrastructure.Postgres;

namespace Poker.Tests.Harness;

/// <summary>A real PostgreSQL for all tests: the one that POKER_TEST_DATABASE names, or an embedded server in a temporary folder.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private readonly ReachableFolder _folder = new();
    private PokerDatabase? _database;

    /// <summary>How to connect to the server; the user may create databases.</summary>
    public string ConnectionString { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("POKER_TEST_DATABASE") is { Length: > 0 } external)
        {
            ConnectionString = external;
            return;
        }

        _database = await PokerDatabase.OpenAsync(new DatabaseOptions { DataFolder = _folder.Path }, CancellationToken.None);
        ConnectionString = new NpgsqlConnectionStringBuilder(_database.ConnectionString) { ApplicationName = null }.ConnectionString;
    }

    public async Task DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <summary>A database of that name, empty.</summary>
    /// <returns>How to connect to it.</returns>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        var database = "poker_test_" + name.ToLowerInvariant();
        await using var server = NpgsqlDataSource.Create(ConnectionString);
        await using (var drop = server.CreateCommand($"DROP DATABASE IF EXISTS \"{database}\" WITH (FORCE)"))
        {
            await drop.ExecuteNonQueryAsync();
        }

        await using var create = server.CreateCommand($"CREATE DATABASE \"{database}\"");
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = database }.ConnectionString;
    }
}
