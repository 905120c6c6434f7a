using Npgsql;
using Poker.ServiceDefaults.Database;

namespace Poker.Worker.Agents;

/// <summary>An agent's database: the host's, or the one that the coordinator tells of.</summary>
/// <param name="configured">The host's; null to use the coordinator's.</param>
/// <param name="loggers">For the driver.</param>
internal sealed class WorkerDatabase(NpgsqlDataSource? configured, ILoggerFactory loggers) : IAsyncDisposable
{
    private static readonly TimeSpan ProbePatience = TimeSpan.FromSeconds(5);

    // Those before the current one are kept: jobs at work may still use them.
    private readonly List<NpgsqlDataSource> _told = [];
    private string? _connectionString;

    /// <summary>Whether the coordinator has to tell of one.</summary>
    public bool IsWanted => configured is null;

    /// <summary>The database.</summary>
    /// <exception cref="InvalidOperationException">None was configured or told.</exception>
    public NpgsqlDataSource Source => configured ?? (_told.Count > 0 ? _told[^1] : throw new InvalidOperationException("No database was told."));

    /// <summary>Takes what the coordinator told.</summary>
    /// <exception cref="WorkerRefusedException">It told nothing, or nothing usable.</exception>
    public void Take(string? connectionString)
    {
        if (configured is not null || (connectionString is not null && connectionString == _connectionString))
        {
            return;
        }

        if (connectionString is null)
        {
            throw new WorkerRefusedException(
                "The coordinator did not tell how to reach the database, which it does over TLS or loopback only: "
                    + "use https, or set ConnectionStrings:poker (environment: ConnectionStrings__poker).");
        }

        NpgsqlDataSourceBuilder builder;
        try
        {
            DatabaseRegistration.Check(connectionString, "The coordinator's answer");
            builder = new NpgsqlDataSourceBuilder(connectionString);
        }
        catch (ServiceDefaults.ServiceConfigurationException error)
        {
            throw new WorkerRefusedException(error.Message, error);
        }

        builder.UseLoggerFactory(loggers);
        DatabaseRegistration.Configure(builder);
        _told.Add(builder.Build());
        _connectionString = connectionString;
    }

    /// <summary>Whether it answers.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(ProbePatience);
        try
        {
            await using var command = Source.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(patience.Token);
            return true;
        }
        catch (Exception error) when (error is NpgsqlException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _told)
        {
            await source.DisposeAsync();
        }
    }
}
