using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Npgsql;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Embedded;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Postgres.Embedded;

[UnsupportedOSPlatform("windows")]
public sealed class EmbeddedServerTests(ClusterTemplate template) : IClassFixture<ClusterTemplate>, IDisposable
{
    private readonly ReachableFolder _folder = new();

    private DatabaseOptions Options => new() { DataFolder = _folder.Path };

    private ServerFolder Folder => ServerFolder.Of(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Data_outlives_the_server_and_the_last_one_out_stops_it()
    {
        await template.CopyToAsync(_folder.Path);
        await using (var first = await EmbeddedServer.StartOrAttachAsync(Options, CancellationToken.None))
        {
            await ExecuteAsync(first.ConnectionString, "CREATE TABLE kept (id INTEGER)");
            var second = await EmbeddedServer.StartOrAttachAsync(Options, CancellationToken.None);
            Assert.Equal(first.ConnectionString, second.ConnectionString);
            await second.DisposeAsync();
            await ExecuteAsync(first.ConnectionString, "INSERT INTO kept VALUES (1)");
        }

        Assert.False(File.Exists(Folder.Postmaster));
        await using var again = await EmbeddedServer.StartOrAttachAsync(Options, CancellationToken.None);
        await ExecuteAsync(again.ConnectionString, "DELETE FROM kept WHERE id = 1");
    }

    [Fact]
    public async Task Processes_that_start_at_once_share_one_server_and_the_last_one_stops_it()
    {
        using var one = ChildProcess.Start("hold", _folder.Path);
        using var other = ChildProcess.Start("hold", _folder.Path);
        Assert.Equal(await one.ReadLineAsync(), await other.ReadLineAsync());

        Assert.Equal(0, (await one.EndAsync()).ExitCode);
        Assert.True(File.Exists(Folder.Postmaster));
        Assert.Equal(0, (await other.EndAsync()).ExitCode);
        Assert.False(File.Exists(Folder.Postmaster));
    }

    [Fact]
    public async Task A_server_whose_process_was_killed_is_adopted_and_stopped_by_the_next()
    {
        await template.CopyToAsync(_folder.Path);
        using var child = ChildProcess.Start("hold", _folder.Path);
        var port = int.Parse(await child.ReadLineAsync(), CultureInfo.InvariantCulture);
        var server = PostmasterFile.Read(Folder.Postmaster);
        await child.KillAsync();
        Assert.Equal(server, PostmasterFile.Read(Folder.Postmaster));

        await using (var adopted = await EmbeddedServer.StartOrAttachAsync(Options, CancellationToken.None))
        {
            Assert.Equal(port, new NpgsqlConnectionStringBuilder(adopted.ConnectionString).Port);
        }

        Assert.False(File.Exists(Folder.Postmaster));
    }

    [Fact]
    public async Task A_killed_server_is_started_again_with_what_was_committed()
    {
        await template.CopyToAsync(_folder.Path);
        await using var held = await EmbeddedServer.StartOrAttachAsync(Options, CancellationToken.None);
        await ExecuteAsync(held.ConnectionString, "CREATE TABLE kept (id INTEGER)");
        using (var postmaster = Process.GetProcessById(PostmasterFile.Read(Folder.Postmaster)!.ProcessId))
        {
            postmaster.Kill();
        }

        await Poll.UntilAsync(() => !PostmasterFile.Read(Folder.Postmaster)!.IsAlive(Folder.Cluster), "the server was gone");
        await using var again = await EmbeddedServer.StartOrAttachAsync(Options, CancellationToken.None);

        await ExecuteAsync(again.ConnectionString, "INSERT INTO kept VALUES (1)");
    }

    [Fact]
    public async Task A_process_number_that_now_is_another_programs_does_not_stand_in_the_way()
    {
        await template.CopyToAsync(_folder.Path);
        var server = await EmbeddedServer.StartOrAttachAsync(Options, CancellationToken.None);
        var left = await File.ReadAllLinesAsync(Folder.Postmaster);
        await server.DisposeAsync();
        left[0] = $"{Environment.ProcessId}";
        await File.WriteAllLinesAsync(Folder.Postmaster, left);

        await using var again = await EmbeddedServer.StartOrAttachAsync(Options, CancellationToken.None);

        Assert.NotEqual(Environment.ProcessId, PostmasterFile.Read(Folder.Postmaster)!.ProcessId);
    }

    [Fact]
    public async Task A_half_made_cluster_is_not_trusted()
    {
        var half = Directory.CreateDirectory(Folder.Cluster + ".new").FullName;
        await File.WriteAllTextAsync(Path.Combine(half, "PG_VERSION"), "15\n");
        Assert.False(Folder.IsInitialised);

        await using var server = await EmbeddedServer.StartOrAttachAsync(Options, CancellationToken.None);

        Assert.False(Directory.Exists(half));
    }

    [Fact]
    public async Task Data_of_another_major_version_is_refused_with_the_ways_out()
    {
        Directory.CreateDirectory(Folder.Cluster);
        await File.WriteAllTextAsync(Path.Combine(Folder.Cluster, "PG_VERSION"), "9\n");

        var error = await Assert.ThrowsAsync<DatabaseException>(() => EmbeddedServer.StartOrAttachAsync(Options, CancellationToken.None));

        Assert.Contains("made by PostgreSQL 9", error.Message);
        Assert.Contains("--data DIR", error.WayOut);
    }

    [Fact]
    public async Task Too_little_disk_space_is_told_before_anything_is_made()
    {
        var options = Options with { DataFolder = Path.Combine(_folder.Path, "data"), RequiredFreeBytes = long.MaxValue };

        var error = await Assert.ThrowsAsync<DatabaseException>(() => EmbeddedServer.StartOrAttachAsync(options, CancellationToken.None));

        Assert.Contains("9223372036.9 GB", error.Message);
        Assert.False(Directory.Exists(options.DataFolder));
    }

    [Fact]
    public async Task A_server_that_cannot_start_shows_its_log()
    {
        await template.CopyToAsync(_folder.Path);
        await (await EmbeddedServer.StartOrAttachAsync(Options, CancellationToken.None)).DisposeAsync();
        await File.AppendAllTextAsync(Path.Combine(Folder.Cluster, "postgresql.conf"), "no_such_setting = 1\n");

        var error = await Assert.ThrowsAsync<DatabaseException>(() => EmbeddedServer.StartOrAttachAsync(Options, CancellationToken.None));

        Assert.Contains("no_such_setting", error.Message);
    }

    [Fact]
    public async Task Nobody_gets_in_without_the_password()
    {
        await template.CopyToAsync(_folder.Path);
        await using var server = await EmbeddedServer.StartOrAttachAsync(Options, CancellationToken.None);
        var settings = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "guess", Pooling = false };

        var error = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(settings.ConnectionString, "SELECT 1"));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, error.SqlState);
        const UnixFileMode Others = (UnixFileMode)0b000_111_111;
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Folder.Password) & Others);
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Folder.Postgres) & Others);
    }

    [Fact]
    public async Task The_server_syncs_what_it_commits_and_ships_no_log()
    {
        await template.CopyToAsync(_folder.Path);
        await using var database = await PokerDatabase.OpenAsync(Options, CancellationToken.None);
        foreach (var (name, value) in ((string, string)[])
            [("fsync", "on"), ("full_page_writes", "on"), ("synchronous_commit", "on"), ("wal_level", "minimal"), ("unix_socket_directories", "")])
        {
            Assert.Equal((name, value), (name, await ReadAsync(database, $"SHOW {name}")));
        }
    }

    [Fact]
    public async Task As_root_a_folder_that_the_servers_user_cannot_reach_is_refused()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return;
        }

        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var options = Options with { DataFolder = Path.Combine(_folder.Path, "data") };

        var error = await Assert.ThrowsAsync<DatabaseException>(() => EmbeddedServer.StartOrAttachAsync(options, CancellationToken.None));

        Assert.Contains($"cannot enter {_folder.Path}", error.Message);
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> ReadAsync(PokerDatabase database, string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
