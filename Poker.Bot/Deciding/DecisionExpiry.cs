using Poker.Infrastructure.Live;
using Poker.Infrastructure.Postgres;
using Poker.ServiceDefaults.Telemetry;

namespace Poker.Bot.Deciding;

/// <summary>Has decisions deleted whose time is over, now and then. Several services may do so: each chunk is one's.</summary>
internal sealed class DecisionExpiry(DecisionStore store, DecidingOptions options, TimeProvider clock, ILogger<DecisionExpiry> log) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Decisions.Retention == TimeSpan.Zero)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Decisions.ExpireEvery, clock);
        try
        {
            do
            {
                await RunAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        using var untraced = Untraced.Begin();
        try
        {
            if (await store.ExpireAsync(options.Decisions.Retention, stopping) is > 0 and var expired)
            {
                LogMessages.DecisionsExpired(log, expired, options.Decisions.Retention);
            }
        }
        catch (DatabaseException error)
        {
            LogMessages.ExpiryFailed(log, error.Message);
        }
    }
}
