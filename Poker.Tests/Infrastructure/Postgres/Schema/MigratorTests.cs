using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Schema;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Postgres.Schema;

public sealed class MigratorTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private static readonly Migration Extra = new(Migration.All.Count + 1, "9999_extra.sql", "CREATE TABLE extra (id INTEGER)");

    [Fact]
    public async Task Steps_are_numbered_without_gaps_and_applied_once()
    {
        await new Migrator(DataSource).MigrateAsync(CancellationToken.None);

        Assert.Equal(Enumerable.Range(1, Migration.All.Count), Migration.All.Select(migration => migration.Version));
        Assert.Equal(Migration.All.Count, await ReadAsync<long>("SELECT count(*) FROM schema_version"));
    }

    [Fact]
    public async Task Several_processes_may_migrate_at_once()
    {
        await ExecuteAsync("DROP SCHEMA public CASCADE");
        await ExecuteAsync("CREATE SCHEMA public");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new Migrator(DataSource).MigrateAsync(CancellationToken.None)));

        Assert.Equal(Migration.All.Count, await ReadAsync<long>("SELECT count(*) FROM schema_version"));
    }

    [Fact]
    public async Task A_step_that_changed_after_it_was_applied_is_refused_by_name()
    {
        var changed = Migration.All.Select(migration => migration with { }).ToList();
        changed[0] = new Migration(1, changed[0].Name, changed[0].Sql + "-- changed");

        var error = await Assert.ThrowsAsync<DatabaseException>(() => new Migrator(DataSource, changed).MigrateAsync(CancellationToken.None));

        Assert.Contains(changed[0].Name, error.Message);
    }

    [Fact]
    public async Task A_database_newer_than_the_build_is_refused()
    {
        await new Migrator(DataSource, [.. Migration.All, Extra]).MigrateAsync(CancellationToken.None);

        var error = await Assert.ThrowsAsync<DatabaseException>(() => new Migrator(DataSource).MigrateAsync(CancellationToken.None));

        Assert.Contains("newer than this build", error.Message);
    }

    [Fact]
    public async Task A_step_that_fails_leaves_nothing()
    {
        var failing = Extra with { Sql = "CREATE TABLE extra (id INTEGER); SELECT 1 / 0" };

        await Assert.ThrowsAnyAsync<Exception>(() => new Migrator(DataSource, [.. Migration.All, failing]).MigrateAsync(CancellationToken.None));

        Assert.True(await ReadAsync<bool>("SELECT to_regclass('extra') IS NULL"));
        Assert.Equal(Migration.All.Count, await ReadAsync<long>("SELECT count(*) FROM schema_version"));
    }
}
