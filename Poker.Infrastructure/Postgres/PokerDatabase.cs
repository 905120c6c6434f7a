using Npgsql;
using Poker.Infrastructure.Postgres.Embedded;
using Poker.Infrastructure.Postgres.Schema;

namespace Poker.Infrastructure.Postgres;

/// <summary>An open database with this build's tables: an embedded server's, kept running while this is open, or an external one.</summary>
public sealed class PokerDatabase : IAsyncDisposable
{
    private readonly EmbeddedServer? _server;

    private PokerDatabase(EmbeddedServer? server, NpgsqlConnectionStringBuilder settings, string description)
    {
        _server = server;
        ConnectionString = settings.ConnectionString;
        DataSource = NpgsqlDataSource.Create(settings);
        Description = description;
    }

    /// <summary>Where connections come from.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>How another process connects; it holds the password.</summary>
    public string ConnectionString { get; }

    /// <summary>How a worker on another machine connects to an embedded server that was opened; else null. It holds a password.</summary>
    public string? WorkerConnectionString => _server?.WorkerConnectionString;

    /// <summary>Which database this is, for people: server and folder, or host and database; never a password.</summary>
    public string Description { get; }

    /// <summary>
    /// Opens the database; an embedded server is initialised and started when needed, or attached to when another process runs it.
    /// The tables are brought up to date.
    /// </summary>
    /// <exception cref="DatabaseException">It cannot be used; the message says why and what to do.</exception>
    public static async Task<PokerDatabase> OpenAsync(DatabaseOptions options, CancellationToken cancellation)
    {
        Validate(options);
        return (await OpenAsync(
            options,
            async migrator =>
            {
                await migrator.MigrateAsync(cancellation);
                return true;
            },
            cancellation))!;
    }

    /// <summary>Opens the database for looking, if it holds this project's tables; null if not. Nothing is made or migrated: a user who may read is enough.</summary>
    /// <exception cref="DatabaseException">It cannot be used, or its tables are of another version; the message says why and what to do.</exception>
    public static Task<PokerDatabase?> OpenExistingAsync(DatabaseOptions options, CancellationToken cancellation) =>
        OpenFoundAsync(options, (migrator, token) => migrator.RequireCurrentAsync(token), cancellation);

    /// <summary>Opens the database for storing, its tables brought up to date, if it holds this project's tables; null, and nothing made, if not.</summary>
    /// <exception cref="DatabaseException">It cannot be used; the message says why and what to do.</exception>
    public static Task<PokerDatabase?> UpdateExistingAsync(DatabaseOptions options, CancellationToken cancellation) =>
        OpenFoundAsync(options, (migrator, token) => migrator.MigrateAsync(token), cancellation);

    /// <summary>Looks after an embedded server until cancelled (<see cref="EmbeddedServer.KeepAsync"/>); an external one is looked after by others.</summary>
    public Task KeepAsync(Action<string> say, CancellationToken cancellation) =>
        _server?.KeepAsync(say, cancellation) ?? Task.Delay(Timeout.InfiniteTimeSpan, cancellation);

    /// <summary>Brings the tables of a database that is open already up to date; safe while others do the same.</summary>
    /// <exception cref="DatabaseException">It cannot be used; the message says why and what to do.</exception>
    public static Task MigrateAsync(NpgsqlDataSource dataSource, CancellationToken cancellation) =>
        DatabaseErrors.TranslatedAsync(() => new Migrator(dataSource).MigrateAsync(cancellation));

    /// <summary>Closes the connections; the last process out stops the embedded server.</summary>
    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    // Now that there are tables.
    private async Task AdmitWorkersAsync(CancellationToken cancellation)
    {
        if (WorkerConnectionString is not null)
        {
            await using var connection = await DataSource.OpenConnectionAsync(cancellation);
            await WorkerRole.OwnAsync(connection, cancellation);
        }
    }

    private static void Validate(DatabaseOptions options)
    {
        if (options.Problems() is { Count: > 0 } problems)
        {
            throw new DatabaseException(string.Join(Environment.NewLine, problems), "Correct the options and run the command again.");
        }
    }

    private static async Task<PokerDatabase?> OpenFoundAsync(
        DatabaseOptions options, Func<Migrator, CancellationToken, Task> prepare, CancellationToken cancellation)
    {
        Validate(options);
        if (options.ConnectionString is null && !FolderInspection.HasCluster(ServerFolder.Of(options.DataFolder)))
        {
            return null;
        }

        return await OpenAsync(
            options,
            async migrator =>
            {
                var found = await migrator.HasTablesAsync(cancellation);
                if (found)
                {
                    await prepare(migrator, cancellation);
                }

                return found;
            },
            cancellation);
    }

    // Closed again, and null, when preparing the tables says false.
    private static Task<PokerDatabase?> OpenAsync(DatabaseOptions options, Func<Migrator, Task<bool>> prepare, CancellationToken cancellation) =>
        DatabaseErrors.TranslatedAsync(async () =>
        {
            var server = options.ConnectionString is null ? await EmbeddedServer.StartOrAttachAsync(options, cancellation) : null;
            var settings = Settings(options, server?.ConnectionString ?? options.ConnectionString!);
            var description = server?.Description ?? $"{settings.Host}:{settings.Port}, database {settings.Database ?? settings.Username}";
            var database = new PokerDatabase(server, settings, description);
            try
            {
                if (await prepare(new Migrator(database.DataSource)))
                {
                    await database.AdmitWorkersAsync(cancellation);
                    return database;
                }

                await database.DisposeAsync();
                return null;
            }
            catch
            {
                await database.DisposeAsync();
                throw;
            }
        });

    private static NpgsqlConnectionStringBuilder Settings(DatabaseOptions options, string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.ApplicationName ??= options.ApplicationName;

        // Building an index takes longer than any fixed limit: a dead server is noticed by keepalives instead.
        settings.CommandTimeout = 0;
        settings.TcpKeepAlive = true;
        settings.TcpKeepAliveTime = 30;
        settings.TcpKeepAliveInterval = 10;
        return settings;
    }
}
