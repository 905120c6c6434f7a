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
    private const string DatabaseName = "poker";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private readonly ServerUsage _usage;
    private readonly ServerPrograms _programs;
    private readonly ServerFolder _folder;
    private bool _left;

    private EmbeddedServer(ServerFolder folder, ServerUsage usage, ServerPrograms programs, int majorVersion)
    {
        _folder = folder;
        _usage = usage;
        _programs = programs;
        Description = $"embedded PostgreSQL {majorVersion} in {folder.Root}";
    }

    /// <summary>How to connect; it holds the password.</summary>
    public string ConnectionString { get; private set; } = "";

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
        usage.Join();
        try
        {
            var server = new EmbeddedServer(folder, usage, programs, binaries.MajorVersion);
            await server.RunAsync(options, cancellation);
            return server;
        }
        catch
        {
            await usage.LeaveAsync(programs.StopAsync);
            throw;
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

    private async Task RunAsync(DatabaseOptions options, CancellationToken cancellation)
    {
        if (!_folder.IsInitialised)
        {
            options.Report?.Report($"Initialising a database server in {_folder.Root}.");
            if (_programs.SharedAccountNotice is { } notice)
            {
                options.Report?.Report(notice);
            }

            await _programs.InitialiseAsync(cancellation);
        }

        if (PostmasterFile.Read(_folder.Postmaster)?.IsAlive(_folder.Cluster) != true || !await AnswersAsync(options, cancellation))
        {
            await _programs.StartAsync(cancellation);
            if (!await AnswersAsync(options, cancellation))
            {
                throw new DatabaseException(
                    $"The database server in {_folder.Root} started and stopped again:{Environment.NewLine}{_programs.LogTail()}",
                    $"See {_folder.Log}; another folder (--data DIR) starts afresh.");
            }
        }
    }

    // True once the server answers; false when it is no more.
    private async Task<bool> AnswersAsync(DatabaseOptions options, CancellationToken cancellation)
    {
        var patience = Stopwatch.StartNew();
        while (PostmasterFile.Read(_folder.Postmaster) is { } postmaster && postmaster.IsAlive(_folder.Cluster))
        {
            if (postmaster.Port != 0 && await TryConnectAsync(postmaster.Port, cancellation))
            {
                return true;
            }

            if (patience.Elapsed > options.StartTimeout)
            {
                throw new DatabaseException(
                    $"The database server in {_folder.Root} did not answer within {options.StartTimeout.TotalSeconds:0} s:"
                    + $"{Environment.NewLine}{_programs.LogTail()}",
                    "Run the command again: a server that recovers from a crash may need minutes.");
            }

            await Task.Delay(Interval, cancellation);
        }

        return false;
    }

    private async Task<bool> TryConnectAsync(int port, CancellationToken cancellation)
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
        settings.Pooling = true;
        ConnectionString = settings.ConnectionString;
        return true;
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
