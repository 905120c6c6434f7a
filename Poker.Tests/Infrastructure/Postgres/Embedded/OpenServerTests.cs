using System.Net;
using System.Runtime.Versioning;
using Npgsql;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Embedded;
using Poker.Infrastructure.Security;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Postgres.Embedded;

[UnsupportedOSPlatform("windows")]
public sealed class OpenServerTests(ClusterTemplate template) : IClassFixture<ClusterTemplate>, IDisposable
{
    private static readonly IPAddress Address = IPAddress.Parse("127.0.0.2");

    private readonly ReachableFolder _folder = new();

    private DatabaseOptions Closed => new() { DataFolder = _folder.Path };

    private DatabaseOptions Open =>
        Closed with { Listen = new ListenOptions(Address, NetworkCertificate.OfFolder(_folder.Path, [$"{Address}"], TimeProvider.System)) };

    private ServerFolder Folder => ServerFolder.Of(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Workers_of_other_machines_come_in_over_tls_with_their_password_and_nobody_else()
    {
        await template.CopyToAsync(_folder.Path);
        await using var database = await PokerDatabase.OpenAsync(Open, CancellationToken.None);
        var worker = new NpgsqlConnectionStringBuilder(database.WorkerConnectionString);
        Assert.Equal($"{Address}", worker.Host);
        using var relay = new Relay(new IPEndPoint(Address, worker.Port));
        NpgsqlConnectionStringBuilder FromElsewhere(string connection) => new(connection) { Host = "127.0.0.1", Port = relay.Port, Pooling = false };

        await ExecuteAsync(FromElsewhere(database.WorkerConnectionString!), "CREATE TABLE leaf (LIKE isomorphism); INSERT INTO street SELECT * FROM street");
        await ExecuteAsync(new NpgsqlConnectionStringBuilder(database.ConnectionString), "DROP TABLE leaf");

        var wrong = FromElsewhere(database.WorkerConnectionString!);
        wrong.Password = "guess";
        Assert.Equal(PostgresErrorCodes.InvalidPassword, await RefusalAsync(wrong));
        var plain = FromElsewhere(database.WorkerConnectionString!);
        (plain.SslMode, plain.ChannelBinding) = (SslMode.Disable, ChannelBinding.Disable);
        Assert.Equal(PostgresErrorCodes.InvalidAuthorizationSpecification, await RefusalAsync(plain));
        var owner = FromElsewhere(database.ConnectionString);
        owner.SslMode = SslMode.Require;
        Assert.Equal(PostgresErrorCodes.InvalidAuthorizationSpecification, await RefusalAsync(owner));
    }

    [Theory]
    [InlineData("CREATE ROLE other")]
    [InlineData("ALTER ROLE poker_worker SUPERUSER")]
    [InlineData("CREATE DATABASE other")]
    [InlineData("COPY street TO PROGRAM 'cat'")]
    [InlineData("SELECT pg_read_file('poker.password')")]
    public async Task A_worker_does_nothing_but_its_work(string sql)
    {
        await template.CopyToAsync(_folder.Path);
        await using var database = await PokerDatabase.OpenAsync(Open, CancellationToken.None);

        var error = await Assert.ThrowsAsync<PostgresException>(
            () => ExecuteAsync(new NpgsqlConnectionStringBuilder(database.WorkerConnectionString), sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
    }

    [Fact]
    public async Task The_next_start_closes_it_again_and_every_opening_has_a_password_of_its_own()
    {
        await template.CopyToAsync(_folder.Path);
        string first;
        await using (var opened = await EmbeddedServer.StartOrAttachAsync(Open, CancellationToken.None))
        {
            first = opened.WorkerConnectionString!;
            Assert.Equal(first, await AttachAsync(Open));
            Assert.Null(await AttachAsync(Closed));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Folder.WorkerPassword));
        }

        await using (var closed = await EmbeddedServer.StartOrAttachAsync(Closed, CancellationToken.None))
        {
            await Assert.ThrowsAsync<NpgsqlException>(() => ExecuteAsync(new(first), "SELECT 1"));
            var inside = new NpgsqlConnectionStringBuilder(first) { Host = "127.0.0.1", SslMode = SslMode.Disable, ChannelBinding = ChannelBinding.Disable };
            Assert.Equal(PostgresErrorCodes.InvalidPassword, await RefusalAsync(inside));
            Assert.False(File.Exists(Folder.WorkerPassword));
            Assert.Equal(["off", "127.0.0.1"], await ReadAsync(closed, "SELECT current_setting('ssl') UNION ALL SELECT current_setting('listen_addresses')"));
        }

        await using var again = await EmbeddedServer.StartOrAttachAsync(Open, CancellationToken.None);
        Assert.NotEqual(first, again.WorkerConnectionString);
        await ExecuteAsync(new(again.WorkerConnectionString), "SELECT 1");
    }

    [Fact]
    public async Task A_server_that_others_use_is_not_opened_under_them()
    {
        await template.CopyToAsync(_folder.Path);
        await using var held = await EmbeddedServer.StartOrAttachAsync(Closed, CancellationToken.None);

        var error = await Assert.ThrowsAsync<DatabaseException>(() => EmbeddedServer.StartOrAttachAsync(Open, CancellationToken.None));

        Assert.Contains("was not opened to 127.0.0.2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_server_that_a_killed_process_left_is_closed_by_the_next()
    {
        await template.CopyToAsync(_folder.Path);
        var left = await EmbeddedServer.StartOrAttachAsync(Open, CancellationToken.None);
        left.Abandon();

        await using var next = await EmbeddedServer.StartOrAttachAsync(Closed, CancellationToken.None);

        Assert.Equal(["127.0.0.1"], await ReadAsync(next, "SELECT current_setting('listen_addresses')"));
    }

    [Fact]
    public async Task A_server_that_died_is_started_again_where_workers_find_it()
    {
        await template.CopyToAsync(_folder.Path);
        await using var server = await EmbeddedServer.StartOrAttachAsync(Open, CancellationToken.None);
        await using var kept = new Kept(server, _ => { });

        await KillAsync();

        await UntilWorkersFindAsync(server);
    }

    [Fact]
    public async Task A_server_that_does_not_start_at_first_is_tried_again_where_workers_find_it()
    {
        await template.CopyToAsync(_folder.Path);
        await using var server = await EmbeddedServer.StartOrAttachAsync(Open, CancellationToken.None);
        var settings = Path.Combine(Folder.Cluster, "postgresql.auto.conf");
        var whole = await File.ReadAllTextAsync(settings);
        await File.WriteAllTextAsync(settings, $"{whole}\nno_such_setting = 1\n");
        var said = new List<string>();
        await using var kept = new Kept(server, sentence =>
        {
            said.Add(sentence);
            if (sentence.Contains("tried again", StringComparison.Ordinal))
            {
                File.WriteAllText(settings, whole);
            }
        });

        await KillAsync();

        await UntilWorkersFindAsync(server);
        Assert.Contains(said, sentence => sentence.Contains("no_such_setting", StringComparison.Ordinal));
    }

    private async Task KillAsync()
    {
        using var postmaster = System.Diagnostics.Process.GetProcessById(PostmasterFile.Read(Folder.Postmaster)!.ProcessId);
        postmaster.Kill();
        await postmaster.WaitForExitAsync();
    }

    private static Task UntilWorkersFindAsync(EmbeddedServer server) => Poll.UntilAsync(
        async () =>
        {
            try
            {
                await ExecuteAsync(new(server.WorkerConnectionString) { Pooling = false }, "SELECT 1");
                return true;
            }
            catch (NpgsqlException)
            {
                return false;
            }
        },
        "the worker's connection string worked again");

    private static async Task<string?> AttachAsync(DatabaseOptions options)
    {
        await using var attached = await EmbeddedServer.StartOrAttachAsync(options, CancellationToken.None);
        return attached.WorkerConnectionString;
    }

    private static async Task<string> RefusalAsync(NpgsqlConnectionStringBuilder settings) =>
        (await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(settings, "SELECT 1"))).SqlState;

    private static async Task ExecuteAsync(NpgsqlConnectionStringBuilder settings, string sql)
    {
        await using var source = NpgsqlDataSource.Create(settings);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(EmbeddedServer server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }

    /// <summary>A server that is looked after meanwhile.</summary>
    private sealed class Kept : IAsyncDisposable
    {
        private readonly CancellationTokenSource _end = new();
        private readonly Task _keeping;

        public Kept(EmbeddedServer server, Action<string> say) => _keeping = server.KeepAsync(say, _end.Token);

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _keeping);
            _end.Dispose();
        }
    }
}
