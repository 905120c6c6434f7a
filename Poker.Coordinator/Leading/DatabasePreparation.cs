using Npgsql;
using Poker.Infrastructure.Postgres;

namespace Poker.Coordinator.Leading;

/// <summary>Brings the tables up to date when the instance starts, as soon as the database can be reached.</summary>
public sealed class DatabasePreparation(NpgsqlDataSource dataSource, ILogger<DatabasePreparation> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the tables are those of this build.</summary>
    public Task Done => _done.Task;

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);

        // Where the database answers, the service is ready when it has started; where it does not, it starts all the same.
        if (await Task.WhenAny(Done, ExecuteTask!, Task.Delay(Patience, cancellationToken)) == ExecuteTask)
        {
            await ExecuteTask;
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = new Pauses(); !stoppingToken.IsCancellationRequested; await pause.WaitAsync(stoppingToken))
        {
            try
            {
                await PokerDatabase.MigrateAsync(dataSource, stoppingToken);
                _done.SetResult();
                return;
            }
            catch (DatabaseException error) when (error.InnerException is not null)
            {
                LogMessages.DatabaseAway(log, error.Message);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
