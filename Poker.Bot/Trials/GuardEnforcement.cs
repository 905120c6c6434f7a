using Poker.Bot.Telemetry;
using Poker.Infrastructure.Models;
using Poker.Infrastructure.Postgres;

namespace Poker.Bot.Trials;

/// <summary>Tells the registry what the guard decided, until it has been told.</summary>
internal sealed class GuardEnforcement(CanaryGuard guard, ModelStore store, BotMetrics metrics, ILogger<GuardEnforcement> log) : BackgroundService
{
    private const string Who = "the bot service's guard";

    /// <summary>Takes a model out of service: a canary is rejected, from production it is rolled back.</summary>
    /// <exception cref="DatabaseException">The registry cannot be told now.</exception>
    public Task EnforceAsync(GuardVerdict verdict, CancellationToken cancellation) => EnforceAsync(verdict, again: true, cancellation);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var verdict in guard.Verdicts.ReadAllAsync(stoppingToken))
            {
                metrics.Intervened(verdict.Cause);
                LogMessages.GuardStopped(log, verdict.Model.Version, verdict.Why);
                for (var pauses = new Pauses(); !await TryAsync(verdict, stoppingToken);)
                {
                    await Task.Delay(pauses.Next(), stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task EnforceAsync(GuardVerdict verdict, bool again, CancellationToken cancellation)
    {
        var version = verdict.Model.Version;
        var decision = new ModelDecision(Who, $"Model version {version}: {verdict.Why}.", verdict.Evidence);
        try
        {
            switch ((await store.FindAsync(version, cancellation))?.State)
            {
                case ModelState.Canary:
                    await store.MoveAsync(version, ModelState.Rejected, decision, cancellation);
                    LogMessages.CanaryRejected(log, version, verdict.Why);
                    break;
                case ModelState.Production:
                    var back = await store.RollBackAsync(decision, version, cancellation);
                    verdict.Model.Stop(verdict.Why);
                    LogMessages.RolledBack(log, version, back.Version, verdict.Why);
                    break;
            }
        }
        catch (ModelRefusedException error)
        {
            // Somebody has moved it meanwhile: whatever it is now, it is looked at once more.
            if (again && (await store.FindAsync(version, cancellation))?.State is ModelState.Canary or ModelState.Production)
            {
                await EnforceAsync(verdict, again: false, cancellation);
                return;
            }

            LogMessages.NotEnforced(log, version, verdict.Why, error.Message);
        }
    }

    private async Task<bool> TryAsync(GuardVerdict verdict, CancellationToken stopping)
    {
        try
        {
            await EnforceAsync(verdict, stopping);
            return true;
        }
        catch (DatabaseException error)
        {
            LogMessages.GuardWaits(log, verdict.Model.Version, error.Message);
            return false;
        }
    }
}
