using Npgsql;
using Poker.Infrastructure.Postgres;

namespace Poker.Tests.Harness;

/// <summary>A class of tests with a database of its own, made anew for every test.</summary>
[Collection(PostgresCollection.Name)]
public abstract class DatabaseTests(PostgresFixture postgres) : IAsyncLifetime
{
    private PokerDatabase? _database;

    /// <summary>The server.</summary>
    protected PostgresFixture Postgres => postgres;

    /// <summary>How to connect to this test's database.</summary>
    protected string ConnectionString { get; private set; } = "";

    /// <summary>This test's database, with the tables of this build.</summary>
    protected PokerDatabase Database => _database!;

    /// <summary>Its connections.</summary>
    protected NpgsqlDataSource DataSource => Database.DataSource;

    public async Task InitializeAsync()
    {
        ConnectionString = await postgres.CreateDatabaseAsync(GetType().Name);
        _database = await PokerDatabase.OpenAsync(new DatabaseOptions { ConnectionString = ConnectionString }, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs a statement.</summary>
    protected async Task ExecuteAsync(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs a query for one value.</summary>
    protected async Task<T> ReadAsync<T>(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
