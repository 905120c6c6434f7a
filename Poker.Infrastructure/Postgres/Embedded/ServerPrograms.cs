using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Poker.Infrastructure.Postgres.Embedded;

/// <summary>Initialises, starts and stops the server of a folder with PostgreSQL's own programs. Call within the gate.</summary>
internal sealed class ServerPrograms(ServerFolder folder, ServerUser user, PostgresBinaries binaries, TimeSpan startTimeout)
{
    /// <summary>The server's own superuser; its password is generated.</summary>
    public const string UserName = "poker";

    private const int PortAttempts = 5;

    // No process has this number: larger than any limit that Linux allows (2²²).
    private const int NoProcess = int.MaxValue - 1;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(60);

    /// <summary>The binaries, or a copy of them where the server's account cannot reach them (a cache within root's home).</summary>
    public static async Task<PostgresBinaries> ReachableAsync(
        PostgresBinaries binaries, ServerFolder folder, ServerUser user, CancellationToken cancellation)
    {
        if (await user.UnreachableAsync(binaries.Folder, cancellation) is null)
        {
            return binaries;
        }

        var copy = Path.Combine(folder.Postgres, ServerFolder.CopyPrefix + binaries.MajorVersion);
        if (!Directory.Exists(copy))
        {
            var source = Path.GetDirectoryName(binaries.Folder)!;
            var copied = await ExternalCommand.RunAsync(
                ["sh", "-c", "rm -rf \"$2.new\" && cp -RP \"$1\" \"$2.new\" && chmod -R a+rX \"$2.new\" && mv \"$2.new\" \"$2\"", "sh", source, copy],
                null, cancellation);
            Require(copied, $"PostgreSQL's programs in {source}, which the user {user.Name} cannot reach, cannot be copied to {copy}");
        }

        return binaries with { Folder = Path.Combine(copy, Path.GetFileName(binaries.Folder)) };
    }

    /// <summary>What to know where the server's account is not its own; null elsewhere.</summary>
    public string? SharedAccountNotice => user.Name == ServerUser.Shared
        ? $"The server runs as the user {user.Name}: other programs of that user could read its data. A user named postgres would keep them out."
        : null;

    /// <summary>Makes the cluster: initdb works in a folder beside it, which is renamed when all is there.</summary>
    /// <param name="wanted">The owner's password; null for a generated one.</param>
    /// <param name="cancellation">Ends it; what there is by then is removed by the next start.</param>
    public async Task InitialiseAsync(string? wanted, CancellationToken cancellation)
    {
        var fresh = folder.Cluster + ".new";
        if (Directory.Exists(fresh))
        {
            Directory.Delete(fresh, recursive: true);
        }

        var password = wanted ?? NewPassword();
        var passwordFile = fresh + ".password";
        await user.WriteFileAsync(passwordFile, password, cancellation);
        var made = await user.RunAsync(
            [
                binaries.Program("initdb"), "--pgdata", fresh, "--username", UserName, "--pwfile", passwordFile, "--auth", "scram-sha-256",
                "--encoding", "UTF8", "--locale", "C", "--no-instructions",
            ],
            null, cancellation);
        cancellation.ThrowIfCancellationRequested();
        Require(made, "initdb failed");
        await user.WriteFileAsync(Path.Combine(fresh, "pg_hba.conf"), ServerSettings.HostRules(null), cancellation);
        var configuration = Path.Combine(fresh, "postgresql.conf");
        await user.WriteFileAsync(
            configuration,
            await File.ReadAllTextAsync(configuration, cancellation) + $"\ninclude = '{ServerSettings.FileName}'\n",
            cancellation);
        File.Move(passwordFile, Path.Combine(fresh, Path.GetFileName(folder.Password)));
        Directory.Move(fresh, folder.Cluster);
    }

    /// <summary>Starts the server, detached from this process and its terminal, and waits until it answers.</summary>
    /// <param name="listen">How it is opened to other machines; null for not at all.</param>
    /// <param name="port">Its port; null for the one that it had before where that is free, so that those who worked with a server that died find it again.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task StartAsync(ListenOptions? listen, int? port, CancellationToken cancellation)
    {
        await NeutraliseRecycledProcessAsync(cancellation);
        await WriteAccessAsync(listen, cancellation);
        var before = File.Exists(folder.Settings) ? ServerSettings.Network(await File.ReadAllLinesAsync(folder.Settings, cancellation)).Port : 0;
        var (patience, portsTried) = (Stopwatch.StartNew(), 0);
        while (true)
        {
            await user.WriteFileAsync(
                folder.Settings,
                ServerSettings.Text(port ?? FreePort(portsTried == 0 ? before : 0), listen, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, Environment.ProcessorCount),
                cancellation);
            await user.RunAsync(["sh", "-c", "[ ! -s \"$1\" ] || mv -f \"$1\" \"$1.1\"", "sh", folder.Log], null, cancellation);

            // Not cancelled midway: pg_ctl gives up by itself, and half a start would be nobody's to stop.
            var started = await user.RunAsync(
                [
                    binaries.Program("pg_ctl"), "start", "--pgdata", folder.Cluster, "--log", folder.Log, "--silent", "--wait",
                    "--timeout", $"{startTimeout.TotalSeconds:0}",
                ],
                null, CancellationToken.None);
            if (started.Succeeded)
            {
                return;
            }

            // Ctrl-C reaches pg_ctl too: that is no failure to start.
            cancellation.ThrowIfCancellationRequested();
            var tail = LogTail();
            if (tail.Contains("pre-existing shared memory block", StringComparison.Ordinal) && patience.Elapsed < startTimeout)
            {
                // A killed server's last processes are still on their way out.
                await Task.Delay(Interval, cancellation);
            }
            else if (port is not null || ++portsTried >= PortAttempts || !tail.Contains("could not bind", StringComparison.Ordinal))
            {
                throw new DatabaseException(
                    $"The database server in {folder.Root} did not start: {started.Output.Trim()}{Environment.NewLine}{tail}",
                    $"See {folder.Log}; another folder (--data DIR) starts afresh.");
            }
        }
    }

    /// <summary>Stops the server: its clients are disconnected, its files left in order; bounded.</summary>
    public async Task StopAsync()
    {
        File.Delete(folder.WorkerPassword);
        foreach (var mode in (string[])["fast", "immediate"])
        {
            if (PostmasterFile.Read(folder.Postmaster)?.IsAlive(folder.Cluster) != true)
            {
                return;
            }

            await user.RunAsync(
                [
                    binaries.Program("pg_ctl"), "stop", "--pgdata", folder.Cluster, "--silent", "--wait", "--mode", mode,
                    "--timeout", $"{StopTimeout.TotalSeconds:0}",
                ],
                null, CancellationToken.None);
        }
    }

    /// <summary>Gives the owner another password, and notes it.</summary>
    public async Task ChangePasswordAsync(NpgsqlConnection connection, string password, CancellationToken cancellation)
    {
        // The statement takes no parameters: the server itself quotes them into it.
        await using var quote = new NpgsqlCommand("SELECT format('ALTER ROLE %I PASSWORD %L', $1, $2)", connection)
        {
            Parameters = { new() { Value = UserName }, new() { Value = password } },
        };
        // A statement that fails is written to the log, this one with the password in it.
        var statement = $"SET log_min_error_statement = panic; {await quote.ExecuteScalarAsync(cancellation)}";
        await using var alter = new NpgsqlCommand(statement, connection);
        await alter.ExecuteNonQueryAsync(cancellation);
        await NotePasswordAsync(password, CancellationToken.None);
    }

    /// <summary>Puts the owner's password where all who use the folder look for it.</summary>
    public Task NotePasswordAsync(string password, CancellationToken cancellation) => user.WriteFileAsync(folder.Password, password, cancellation);

    /// <summary>The last lines that the server printed.</summary>
    public string LogTail()
    {
        const int Lines = 15;
        return File.Exists(folder.Log) ? string.Join(Environment.NewLine, File.ReadLines(folder.Log).TakeLast(Lines)) : "";
    }

    // Whatever an earlier opening left is taken back: rules, key and password. The password outlives a crash alone, for workers that come back.
    private async Task WriteAccessAsync(ListenOptions? listen, CancellationToken cancellation)
    {
        await user.WriteFileAsync(Path.Combine(folder.Cluster, "pg_hba.conf"), ServerSettings.HostRules(listen), cancellation);
        var (certificate, key) = (Path.Combine(folder.Cluster, ServerSettings.CertificateName), Path.Combine(folder.Cluster, ServerSettings.KeyName));
        if (listen is not null)
        {
            await user.WriteFileAsync(certificate, listen.Certificate.CertificatePem, cancellation);
            await user.WriteFileAsync(key, listen.Certificate.KeyPem, cancellation);
            if (!File.Exists(folder.WorkerPassword))
            {
                await user.WriteFileAsync(folder.WorkerPassword, NewPassword(), cancellation);
            }

            return;
        }

        foreach (var left in (string[])[certificate, key, folder.WorkerPassword])
        {
            File.Delete(left);
        }
    }

    // PostgreSQL takes postmaster.pid as stale when no process has its number, but refuses to start when the system gave that number to
    // another program of the same account. Only the number is made invalid: the file's shared-memory key still guards against
    // a killed server's surviving processes, by PostgreSQL's own rules.
    private async Task NeutraliseRecycledProcessAsync(CancellationToken cancellation)
    {
        if (File.Exists(folder.Postmaster))
        {
            var lines = await File.ReadAllLinesAsync(folder.Postmaster, cancellation);
            lines[0] = $"{NoProcess}";
            await user.WriteFileAsync(folder.Postmaster, string.Join('\n', lines) + "\n", cancellation);
        }
    }

    private static string NewPassword() => Convert.ToHexString(RandomNumberGenerator.GetBytes(24));

    private static int FreePort(int wanted)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, wanted);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException) when (wanted != 0)
        {
            return FreePort(0);
        }
    }

    private static void Require(CommandResult result, string problem)
    {
        if (!result.Succeeded)
        {
            throw new DatabaseException(
                $"{problem}: {result.Output.Trim()}", "Check the folder's free space and owner, or use another one (--data DIR).");
        }
    }
}
