using System.Diagnostics;
using Npgsql;

namespace Poker.Infrastructure.Postgres.Embedded;

/// <summary>
/// A PostgreSQL server of this project's own, on a data folder and a free loopback port. The first process starts it, others attach,
/// and the last one out stops it; one left behind by a killed process is adopted by the next.
/// </summary>
/// <remarks>Holding an instance keeps the server running: a host that wants one in the foreground opens it and waits.</remarks>
public sealed class EmbeddedServer : IAsyncDisposable
{
    /// <summary>The database's name.</summary>
    public const string DatabaseName = "poker";

    // A server may die again while it recovers; one that still does not start after these is not going to.
    private const int MostRestarts = 5;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private readonly ServerUsage _usage;
    private readonly ServerPrograms _programs;
    private readonly ServerFolder _folder;
    private readonly DatabaseOptions _options;
    private bool _left;

    private EmbeddedServer(ServerFolder folder, DatabaseOptions options, ServerUsage usage, ServerPrograms programs, int majorVersion)
    {
        _options = options;
        _folder = folder;
        _usage = usage;
        _programs = programs;
        Description = $"embedded PostgreSQL {majorVersion} in {folder.Root}";
    }

    /// <summary>How to connect; it holds the password.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>How a worker on another machine connects, but for the host, which it knows better; it holds a password. Null unless the server is open.</summary>
    /// <remarks>
    /// The channel binding makes the password's proof one of this very TLS session: nobody in between could pass it on, so that the
    /// certificate needs no authority that both sides know.
    /// </remarks>
    public string? WorkerConnectionString { get; private set; }

    /// <summary>Version and folder.</summary>
    public string Description { get; }

    /// <summary>Starts the server of the options' folder, initialising it the first time, or attaches to the one that runs.</summary>
    /// <exception cref="DatabaseException">It cannot be started; the message says why and what to do.</exception>
    public static async Task<EmbeddedServer> StartOrAttachAsync(DatabaseOptions options, CancellationToken cancellation)
    {
        var folder = ServerFolder.Of(options.DataFolder);
        var user = await ServerUser.FindAsync(cancellation);
        await FolderPreparation.PrepareAsync(folder, user, options.RequiredFreeBytes, cancellation);
        var usage = new ServerUsage(folder);
        using var gate = await usage.EnterGateAsync(cancellation);
        var found = await PostgresBinaries.FindOrFetchAsync(
            folder.IsInitialised ? folder.MajorVersion : null, folder, options.Report, cancellation);
        var binaries = await ServerPrograms.ReachableAsync(found, folder, user, cancellation);
        var programs = new ServerPrograms(folder, user, binaries, options.StartTimeout);
        await RequireAccessAsync(folder, usage, programs, options);
        usage.Join();
        try
        {
            var server = new EmbeddedServer(folder, options, usage, programs, binaries.MajorVersion);
            await server.RunAsync(cancellation);
            return server;
        }
        catch
        {
            await usage.LeaveAsync(programs.StopAsync);
            throw;
        }
    }

    /// <summary>Looks after the server until cancelled: where it died it is started again, on the same port if that is still free.</summary>
    /// <param name="say">Hears of it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="DatabaseException">It could not be started again, several times in a row.</exception>
    public async Task KeepAsync(Action<string> say, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval * 10);
        var failures = 0;
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            if (IsAlive())
            {
                continue;
            }

            using var gate = await _usage.EnterGateAsync(cancellation);
            if (!IsAlive())
            {
                say($"The database server in {_folder.Root} is gone: starting it again.");
                failures = await TryRunAsync(say, failures, cancellation) ? 0 : failures + 1;
            }
        }
    }

    /// <summary>Lets go of the server; the last process stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_left)
        {
            _left = true;
            using var gate = await _usage.EnterGateAsync(CancellationToken.None);
            await _usage.LeaveAsync(_programs.StopAsync);
        }
    }

    /// <summary>Lets go of the server as a killed process does: it runs on.</summary>
    internal void Abandon()
    {
        _left = true;
        _usage.Abandon();
    }

    // A server is opened, and closed, by its start alone: one that nobody uses any more is started anew, another is not disturbed.
    private static async Task RequireAccessAsync(ServerFolder folder, ServerUsage usage, ServerPrograms programs, DatabaseOptions options)
    {
        if (PostmasterFile.Read(folder.Postmaster)?.IsAlive(folder.Cluster) != true)
        {
            return;
        }

        var isUsed = !usage.IsUnused();
        if (isUsed && options.Password is { } password && password != await File.ReadAllTextAsync(folder.Password))
        {
            throw new DatabaseException(
                $"The database server in {folder.Root} runs for other processes, which a new password would lock out.",
                $"End those processes, then run the command again; or leave {DatabaseOptions.PasswordVariable} out.");
        }

        var (listen, network) = (options.Listen, ServerSettings.Network(await File.ReadAllLinesAsync(folder.Settings)));
        if (network.AddressLine == ServerSettings.AddressLine(listen) && (options.Port is null || options.Port == network.Port))
        {
            return;
        }

        if (!isUsed)
        {
            await programs.StopAsync();
        }
        else if (options.Port is { } port && port != network.Port)
        {
            throw new DatabaseException(
                $"The database server in {folder.Root} runs for other processes, on the port {network.Port} and not on {port}.",
                "End those processes, then run the command again; or use another folder (--data DIR).");
        }
        else if (listen is not null)
        {
            throw new DatabaseException(
                $"The database server in {folder.Root} runs for other processes, and was not opened to {listen.Address} when it started.",
                "End those processes, then run the command again; or use another folder (--data DIR).");
        }
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        if (!_folder.IsInitialised)
        {
            _options.Report?.Report($"Initialising a database server in {_folder.Root}.");
            if (_programs.SharedAccountNotice is { } notice)
            {
                _options.Report?.Report(notice);
            }

            await _programs.InitialiseAsync(_options.Password, cancellation);
        }

        if (!IsAlive() || !await AnswersAsync(cancellation))
        {
            await _programs.StartAsync(_options.Listen, _options.Port, cancellation);
            if (!await AnswersAsync(cancellation))
            {
                throw new DatabaseException(
                    $"The database server in {_folder.Root} started and stopped again:{Environment.NewLine}{_programs.LogTail()}",
                    $"See {_folder.Log}; another folder (--data DIR) starts afresh.");
            }
        }
    }

    // Also a server that dies while it is asked whether it answers has failed to start.
    private async Task<bool> TryRunAsync(Action<string> say, int failures, CancellationToken cancellation)
    {
        try
        {
            await DatabaseErrors.TranslatedAsync(() => RunAsync(cancellation));
            return true;
        }
        catch (DatabaseException error) when (failures + 1 < MostRestarts)
        {
            say($"That failed, and is tried again: {error.Message}");
            return false;
        }
    }

    private bool IsAlive() => PostmasterFile.Read(_folder.Postmaster)?.IsAlive(_folder.Cluster) == true;

    // True once the server answers; false when it is no more.
    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        var patience = Stopwatch.StartNew();
        while (PostmasterFile.Read(_folder.Postmaster) is { } postmaster && postmaster.IsAlive(_folder.Cluster))
        {
            if (postmaster.Port != 0 && await TryConnectAsync(postmaster.Port, _options.Listen, cancellation))
            {
                return true;
            }

            if (patience.Elapsed > _options.StartTimeout)
            {
                throw new DatabaseException(
                    $"The database server in {_folder.Root} did not answer within {_options.StartTimeout.TotalSeconds:0} s:"
                    + $"{Environment.NewLine}{_programs.LogTail()}",
                    "Run the command again: a server that recovers from a crash may need minutes.");
            }

            await Task.Delay(Interval, cancellation);
        }

        return false;
    }

    private async Task<bool> TryConnectAsync(int port, ListenOptions? listen, CancellationToken cancellation)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = ServerPrograms.UserName,
            Password = await File.ReadAllTextAsync(_folder.Password, cancellation),
            Database = "postgres",
            Pooling = false,
        };
        try
        {
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            await connection.OpenAsync(cancellation);
            await CreateDatabaseAsync(connection, cancellation);
            if (_options.Password is { } password && password != settings.Password)
            {
                await _programs.ChangePasswordAsync(connection, password, cancellation);
                settings.Password = password;
            }
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InvalidPassword && _options.Password is { } wanted && wanted != settings.Password)
        {
            // The process that changed it was killed before it had written it down.
            await _programs.NotePasswordAsync(wanted, cancellation);
            return false;
        }
        catch (PostgresException error) when (error.SqlState != PostgresErrorCodes.CannotConnectNow)
        {
            throw;
        }
        catch (NpgsqlException)
        {
            return false;
        }

        settings.Database = DatabaseName;
        await AdmitWorkersAsync(settings, listen, cancellation);
        settings.Pooling = true;
        ConnectionString = settings.ConnectionString;
        return true;
    }

    private async Task AdmitWorkersAsync(NpgsqlConnectionStringBuilder settings, ListenOptions? listen, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellation);
        if (listen is null)
        {
            // Another process may have opened the server that this one only attaches to.
            if (!File.Exists(_folder.WorkerPassword))
            {
                await WorkerRole.CloseAsync(connection, cancellation);
            }

            return;
        }

        var password = await File.ReadAllTextAsync(_folder.WorkerPassword, cancellation);
        await WorkerRole.OpenAsync(connection, password, cancellation);
        WorkerConnectionString = new NpgsqlConnectionStringBuilder
        {
            Host = $"{listen.Address}",
            Port = settings.Port,
            Username = WorkerRole.Name,
            Password = password,
            Database = DatabaseName,
            SslMode = SslMode.Require,
            ChannelBinding = ChannelBinding.Require,
        }.ConnectionString;
    }

    // Safe from races: only within the gate.
    private static async Task CreateDatabaseAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var find = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection)
        {
            Parameters = { new() { Value = DatabaseName } },
        };
        if (await find.ExecuteScalarAsync(cancellation) is null)
        {
            await using var create = new NpgsqlCommand($"CREATE DATABASE {DatabaseName}", connection);
            await create.ExecuteNonQueryAsync(cancellation);
        }
    }
}
