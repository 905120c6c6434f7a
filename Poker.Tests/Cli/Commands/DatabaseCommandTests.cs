using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Npgsql;
using Poker.Cli.Hosting;
using Poker.Cli.Output;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Embedded;
using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Commands;

[UnsupportedOSPlatform("windows")]
public sealed class DatabaseCommandTests(ClusterTemplate template) : IClassFixture<ClusterTemplate>, IDisposable
{
    private const string First = "the-first-password-of-all", Second = "it's \"another\" password;";

    private readonly ReachableFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_serves_on_its_port_with_its_password_until_it_is_told_to_stop()
    {
        await template.CopyToAsync(_folder.Path);
        foreach (var password in (string[])[First, Second])
        {
            var port = Ports.Free(IPAddress.Loopback);
            using var server = Start(port, password);
            var started = await server.ReadLineWithAsync("\"event\":\"started\"");

            Assert.Contains($"\"port\":{port},\"database\":\"poker\"", started);
            Assert.DoesNotContain(password, started);
            Assert.Equal(1, await SelectAsync(port, password));
            Assert.Equal(
                PostgresErrorCodes.InvalidPassword,
                (await Assert.ThrowsAsync<PostgresException>(() => SelectAsync(port, password == First ? Second : First))).SqlState);

            // Other commands on the folder find it, and leave it as it is.
            await using (var attached = await EmbeddedServer.StartOrAttachAsync(new DatabaseOptions { DataFolder = _folder.Path }, CancellationToken.None))
            {
                var found = new NpgsqlConnectionStringBuilder(attached.ConnectionString);
                Assert.Equal((port, password), (found.Port, found.Password));
            }

            await server.SignalAsync("TERM");
            Assert.Equal((ExitCodes.Success, ""), await server.EndAsync() is var end ? (end.ExitCode, end.Errors) : default);
            Assert.False(File.Exists(ServerFolder.Of(_folder.Path).Postmaster));
        }
    }

    [Fact]
    public async Task A_server_that_dies_is_started_again_on_its_port()
    {
        await template.CopyToAsync(_folder.Path);
        var port = Ports.Free(IPAddress.Loopback);
        using var server = Start(port, First);
        await server.ReadLineWithAsync("\"event\":\"started\"");

        using (var postmaster = System.Diagnostics.Process.GetProcessById(PostmasterFile.Read(ServerFolder.Of(_folder.Path).Postmaster)!.ProcessId))
        {
            postmaster.Kill();
        }

        await server.ReadLineWithAsync("starting it again");
        await Poll.UntilAsync(
            async () =>
            {
                try
                {
                    return await SelectAsync(port, First) == 1;
                }
                catch (NpgsqlException)
                {
                    return false;
                }
            },
            "it served again");
        await server.SignalAsync("INT");
        Assert.Equal(ExitCodes.Success, (await server.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task A_port_that_is_taken_and_a_server_on_another_one_are_told()
    {
        await template.CopyToAsync(_folder.Path);
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var refused = Start(((IPEndPoint)taken.LocalEndpoint).Port, First);
        var end = await refused.EndAsync();
        Assert.Equal(ExitCodes.Failure, end.ExitCode);
        Assert.Contains("could not bind", end.Errors);

        await using var held = await EmbeddedServer.StartOrAttachAsync(new DatabaseOptions { DataFolder = _folder.Path }, CancellationToken.None);
        using var port = ChildProcess.StartAssembly(
            "Poker.Cli.dll", new Dictionary<string, string> { [DatabaseOptions.DatabaseVariable] = "" },
            "database", "--data", _folder.Path, "--port", $"{Ports.Free(IPAddress.Loopback)}");
        end = await port.EndAsync();
        Assert.Equal(ExitCodes.Failure, end.ExitCode);
        Assert.Contains("runs for other processes, on the port", end.Errors);
        using var other = Start(Ports.Free(IPAddress.Loopback), First);
        end = await other.EndAsync();
        Assert.Equal(ExitCodes.Failure, end.ExitCode);
        Assert.Contains("which a new password would lock out", end.Errors);
    }

    [Fact]
    public async Task A_password_that_was_changed_but_not_written_down_is_found_again()
    {
        await template.CopyToAsync(_folder.Path);
        await using (var server = await EmbeddedServer.StartOrAttachAsync(new DatabaseOptions { DataFolder = _folder.Path }, CancellationToken.None))
        {
            await using var connection = new NpgsqlConnection(server.ConnectionString);
            await connection.OpenAsync();
            await using var alter = new NpgsqlCommand($"ALTER ROLE poker PASSWORD '{First}'", connection);
            await alter.ExecuteNonQueryAsync();
        }

        var port = Ports.Free(IPAddress.Loopback);
        using var again = Start(port, First);
        await again.ReadLineWithAsync("\"event\":\"started\"");
        Assert.Equal(1, await SelectAsync(port, First));
        await again.SignalAsync("TERM");
        Assert.Equal(ExitCodes.Success, (await again.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task A_password_that_is_too_short_is_refused_before_anything_is_made()
    {
        using var server = Start(5433, "short");
        var end = await server.EndAsync();

        Assert.Equal(ExitCodes.BadInput, end.ExitCode);
        Assert.StartsWith("poker: POKER_DATABASE_PASSWORD has fewer than 16 characters", end.Errors);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    private ChildProcess Start(int port, string password) => ChildProcess.StartAssembly(
        "Poker.Cli.dll",
        new Dictionary<string, string> { [DatabaseOptions.PasswordVariable] = password, [DatabaseOptions.DatabaseVariable] = "" },
        "database", "--data", _folder.Path, "--port", $"{port}", "--json");

    private static async Task<int> SelectAsync(int port, string password)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "poker",
            Password = password,
            Database = "poker",
            Pooling = false,
        };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        return (int)(await command.ExecuteScalarAsync())!;
    }
}
