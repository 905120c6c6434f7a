using Poker.Capture.Telemetry;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Postgres;
using Poker.ServiceDefaults.Telemetry;

namespace Poker.Capture.Retention;

/// <summary>Has raw lines deleted whose time is over, now and then. Several services may do so: each chunk is one's.</summary>
internal sealed class ExpiryLoop(LineExpiry expiry, CaptureOptions options, CaptureMetrics metrics, TimeProvider clock, ILogger<ExpiryLoop> log) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Retention == TimeSpan.Zero)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.ExpireEvery, clock);
        do
        {
            await RunAsync(stoppingToken);
        }
        while (await NextAsync(timer, stoppingToken));
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        using var untraced = Untraced.Begin();
        try
        {
            var expired = await expiry.RunAsync(options.Retention, stopping);
            metrics.Expired(expired.Lines);
            if (expired.Lines > 0)
            {
                LogMessages.Expired(log, expired.Lines, expired.Sessions, options.Retention);
            }
        }
        catch (DatabaseException error)
        {
            LogMessages.ExpiryFailed(log, error.Message);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }
}
