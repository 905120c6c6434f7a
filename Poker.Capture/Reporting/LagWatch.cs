using Poker.Capture.Telemetry;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Postgres;
using Poker.ServiceDefaults.Telemetry;

namespace Poker.Capture.Reporting;

/// <summary>Looks now and then how far parsing is behind, for the metrics.</summary>
internal sealed class LagWatch(StatusStore status, CaptureMetrics metrics, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        using var untraced = Untraced.Begin();
        try
        {
            metrics.Observe(await status.BacklogAsync(stopping));
        }
        catch (DatabaseException)
        {
            // Health tells that the database is away; the last figures stay.
        }
    }
}
