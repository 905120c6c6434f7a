using Npgsql;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres;

namespace Poker.Coordinator.Leading;

/// <summary>
/// Hears the database's notifications on one connection for the whole instance. Signals are hints, and come at most fifty times a second:
/// whoever waits also looks by itself now and then.
/// </summary>
public sealed class JobSignals(NpgsqlDataSource dataSource, ILogger<JobSignals> log) : BackgroundService
{
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(20);
    private readonly SemaphoreSlim _heard = new(0, 1);
    private readonly Lock _lock = new();
    private TaskCompletionSource _change = New(), _work = New();
    private bool _changeHeard, _workHeard;

    /// <summary>Ends when next something changed that a planner or a watcher may want to know. Taken before looking, awaited after.</summary>
    public Task NextChange => Volatile.Read(ref _change).Task;

    /// <summary>Ends when next there may be jobs to lease. Taken before looking, awaited after.</summary>
    public Task NextWork => Volatile.Read(ref _work).Task;

    /// <summary>Wakes all who wait.</summary>
    public void WakeAll()
    {
        Hear(change: true, work: true);
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(ListenAsync(stoppingToken), PassOnAsync(stoppingToken));

    /// <inheritdoc />
    public override void Dispose()
    {
        _heard.Dispose();
        base.Dispose();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task ListenAsync(CancellationToken stopping)
    {
        for (var pause = new Pauses(); !stopping.IsCancellationRequested;)
        {
            try
            {
                await using var connection = await DedicatedConnection.OpenAsync(dataSource, "listening", stopping);
                connection.Notification += (_, told) => Hear(told.Channel == JobStore.Channel, told.Channel == JobStore.WorkChannel);
                await using (var listen = new NpgsqlCommand($"LISTEN {JobStore.Channel}; LISTEN {JobStore.WorkChannel}", connection))
                {
                    await listen.ExecuteNonQueryAsync(stopping);
                }

                // What was told before nobody heard.
                WakeAll();
                pause.Reset();
                while (true)
                {
                    await connection.WaitAsync(stopping);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is NpgsqlException or IOException or TimeoutException or InvalidOperationException)
            {
                LogMessages.NotListening(log, error.Message);
                await pause.WaitAsync(stopping);
            }
        }
    }

    private async Task PassOnAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                await _heard.WaitAsync(stopping);
                PassOn();
                await Task.Delay(Spacing, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Nobody is to wait for a signal that no longer comes.
            Hear(change: true, work: true);
            PassOn();
        }
    }

    private void Hear(bool change, bool work)
    {
        lock (_lock)
        {
            (_changeHeard, _workHeard) = (_changeHeard || change, _workHeard || work);
            if (_heard.CurrentCount == 0)
            {
                _heard.Release();
            }
        }
    }

    private void PassOn()
    {
        bool change, work;
        lock (_lock)
        {
            (change, work) = (_changeHeard, _workHeard);
            (_changeHeard, _workHeard) = (false, false);
        }

        if (change)
        {
            Interlocked.Exchange(ref _change, New()).SetResult();
        }

        if (work)
        {
            Interlocked.Exchange(ref _work, New()).SetResult();
        }
    }
}
