using Npgsql;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Schema;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Postgres;

public sealed class PokerDatabaseTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    [Fact]
    public async Task A_wrong_password_is_told()
    {
        var error = await FailAsync(settings => settings.Password = "wrong");

        Assert.Contains("refused the login", error.Message);
        Assert.DoesNotContain("wrong", error.Message);
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_told() =>
        Assert.Contains("no such database", (await FailAsync(settings => settings.Database = "poker_nowhere")).Message);

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_told()
    {
        var error = await FailAsync(settings => (settings.Host, settings.Port) = ("127.0.0.1", 1));

        Assert.Contains("cannot be reached", error.Message);
        Assert.Contains("--database", error.WayOut);
    }

    [Fact]
    public async Task Tables_of_another_version_are_told()
    {
        await ExecuteAsync("ALTER TABLE clustering DROP COLUMN inertia");

        var error = await Assert.ThrowsAsync<DatabaseException>(
            () => new Poker.Infrastructure.Postgres.Stores.AbstractionStore(DataSource).ReadStatusAsync(CancellationToken.None));

        Assert.Contains("not those of this version", error.Message);
    }

    [Fact]
    public async Task An_empty_database_is_left_empty_when_only_looked_at()
    {
        var empty = await Postgres.CreateDatabaseAsync("empty");

        Assert.Null(await PokerDatabase.OpenExistingAsync(new DatabaseOptions { ConnectionString = empty }, CancellationToken.None));

        await using var source = NpgsqlDataSource.Create(empty);
        await using var command = source.CreateCommand("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace");
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Older_tables_are_left_alone_when_looked_at_and_brought_up_to_date_when_stored_to()
    {
        await ExecuteAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        await new Migrator(DataSource, [Migration.All[0]]).MigrateAsync(CancellationToken.None);
        var options = new DatabaseOptions { ConnectionString = ConnectionString };

        var error = await Assert.ThrowsAsync<DatabaseException>(() => PokerDatabase.OpenExistingAsync(options, CancellationToken.None));
        Assert.Contains("of version 1, older than this build's", error.Message);
        Assert.Contains("poker cluster", error.WayOut);
        Assert.True(await ReadAsync<bool>("SELECT to_regclass('blueprint') IS NULL"));

        await using var updated = await PokerDatabase.UpdateExistingAsync(options, CancellationToken.None);
        Assert.True(await ReadAsync<bool>("SELECT to_regclass('blueprint') IS NOT NULL"));
    }

    [Fact]
    public async Task Newer_tables_are_refused_when_only_looked_at()
    {
        await ExecuteAsync("INSERT INTO schema_version (version, name, checksum) VALUES (9999, '9999_later.sql', '')");

        var error = await Assert.ThrowsAsync<DatabaseException>(
            () => PokerDatabase.OpenExistingAsync(new DatabaseOptions { ConnectionString = ConnectionString }, CancellationToken.None));

        Assert.Contains("newer than this build's", error.Message);
    }

    [Theory]
    [InlineData("CREATE TABLE isomorphism (id INTEGER)")]
    [InlineData("CREATE TYPE street AS ENUM ('flop')")]
    public async Task Somebody_elses_tables_of_the_same_names_are_told_and_nothing_is_left_behind(string theirs)
    {
        var options = new DatabaseOptions { ConnectionString = await Postgres.CreateDatabaseAsync("foreign") };
        await using var source = NpgsqlDataSource.Create(options.ConnectionString);
        await using (var create = source.CreateCommand(theirs))
        {
            await create.ExecuteNonQueryAsync();
        }

        var error = await Assert.ThrowsAsync<DatabaseException>(() => PokerDatabase.OpenAsync(options, CancellationToken.None));

        Assert.Contains("aren't this program's", error.Message);
        Assert.Contains("empty database", error.WayOut);
        await using var left = source.CreateCommand("SELECT to_regclass('schema_version') IS NULL");
        Assert.Equal(true, await left.ExecuteScalarAsync());
    }

    [Fact]
    public void Every_problem_of_the_options_is_listed()
    {
        var options = new DatabaseOptions { DataFolder = " ", ConnectionString = "Hos=1", RequiredFreeBytes = -1, StartTimeout = TimeSpan.Zero };

        Assert.Equal(4, options.Problems().Count);
    }

    private Task<DatabaseException> FailAsync(Action<NpgsqlConnectionStringBuilder> spoil)
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString);
        spoil(settings);
        return Assert.ThrowsAsync<DatabaseException>(() => PokerDatabase.OpenAsync(
            new DatabaseOptions { ConnectionString = settings.ConnectionString }, CancellationToken.None));
    }
}
