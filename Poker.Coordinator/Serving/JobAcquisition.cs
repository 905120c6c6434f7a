using System.Diagnostics;
using Poker.Coordinator.Leading;
using Poker.Infrastructure.Jobs;

namespace Poker.Coordinator.Serving;

/// <summary>Leases jobs, waiting for one where there is none and the service is not stopping.</summary>
public sealed class JobAcquisition(JobStore jobs, JobSignals signals, WorkerLimits limits, IHostApplicationLifetime lifetime)
{
    // Retries and preferences come of age without a signal.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>The first job for the worker; null when none came up in time.</summary>
    public async Task<LeasedJob?> AcquireAsync(Guid worker, Guid acquisition, int freeSlots, TimeSpan patience, CancellationToken cancellation)
    {
        for (var start = Stopwatch.GetTimestamp(); ;)
        {
            var work = signals.NextWork;
            if (await limits.AskAsync(() => jobs.AcquireAsync(worker, acquisition, freeSlots, cancellation), cancellation) is { } job)
            {
                return job;
            }

            var left = patience - Stopwatch.GetElapsedTime(start);
            if (left <= TimeSpan.Zero || lifetime.ApplicationStopping.IsCancellationRequested)
            {
                return null;
            }

            using var look = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
            await Task.WhenAny(work, Task.Delay(left < Look ? left : Look, look.Token));
            await look.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
        }
    }
}
