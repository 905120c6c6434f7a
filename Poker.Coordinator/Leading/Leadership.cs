using System.Diagnostics;
using Npgsql;
using Poker.Coordinator.Telemetry;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres;

namespace Poker.Coordinator.Leading;

/// <summary>
/// Tries to lead, and while it does, plans. Of all instances on a database one leads: the one whose session holds the lock. All planning is
/// done in that session, so that an instance which lost it, knowing or not, can change nothing.
/// </summary>
public sealed class Leadership(
    NpgsqlDataSource dataSource,
    DatabasePreparation preparation,
    JobStore jobs,
    JobSignals signals,
    PlanningRound planning,
    RunWatch watch,
    LeaderStatus status,
    CoordinatorTelemetry telemetry,
    CoordinatorOptions options,
    ILogger<Leadership> log) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = new Pauses(); !stoppingToken.IsCancellationRequested;)
        {
            try
            {
                await preparation.Done.WaitAsync(stoppingToken);
                await using var session = await LeaderSession.ConnectAsync(
                    dataSource, new LeaderLimits(options.LeaderSilence, options.LeaderTransaction), stoppingToken);
                pause.Reset();
                await StandByAsync(session, stoppingToken);
                await LeadAsync(session, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (IsOfTheDatabase(error))
            {
                LogMessages.NotLeading(log, error.Message);
                await pause.WaitAsync(stoppingToken);
            }
        }
    }

    private static bool IsOfTheDatabase(Exception error) =>
        error is LeadershipLostException or InvalidOperationException or IOException || DatabaseErrors.TryTranslate(error) is not null;

    // However much changes, planning takes half of the time at most.
    private TimeSpan PauseAfter(TimeSpan planning) =>
        planning < options.PlanPause ? options.PlanPause : planning < options.PlanEvery ? planning : options.PlanEvery;

    private async Task StandByAsync(LeaderSession session, CancellationToken stopping)
    {
        for (var told = false; !await session.TryLeadAsync(stopping); told = true)
        {
            if (!told)
            {
                LogMessages.StandsBy(log);
            }

            await Task.Delay(options.StandByEvery, stopping);
        }
    }

    private async Task LeadAsync(LeaderSession session, CancellationToken stopping)
    {
        try
        {
            // While nobody led, heartbeats may have found nobody either.
            await LeaderLeases.RenewAllAsync(session.Connection, jobs.Options, stopping);
            status.Leads = true;
            LogMessages.Leads(log);
            while (true)
            {
                var (change, start) = (signals.NextChange, Stopwatch.GetTimestamp());
                await planning.RunAsync(session, stopping);
                await Task.Delay(PauseAfter(Stopwatch.GetElapsedTime(start)), stopping);
                await Task.WhenAny(change, Task.Delay(options.PlanEvery, stopping));
                stopping.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            status.Leads = false;
            telemetry.Observe(null);
            watch.Stop();
        }
    }
}
