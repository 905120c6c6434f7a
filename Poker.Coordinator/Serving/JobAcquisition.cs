using System.Diagnostics;
using Poker.Coordinator.Leading;
using Poker.Infrastructure.Jobs;

namespace Poker.Coordinator.Serving;

/// <summary>Leases jobs, waiting for one where there is none.</summary>
public sealed class JobAcquisition(JobStore jobs, JobSignals signals, WorkerLimits limits)
{
    // Retries and preferences come of age without a signal.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>The first job for the worker; null when none came up in time.</summary>
    public async Task<LeasedJob?> AcquireAsync(Guid worker, Guid acquisition, int freeSlots, TimeSpan patience, CancellationToken cancellation)
    {
        for (var start = Stopwatch.GetTimestamp(); ;)
        {
            var work = signals.NextWork;
            if (await TryAsync(worker, acquisition, freeSlots, cancellation) is { } job)
            {
                return job;
            }

            var left = patience - Stopwatch.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
            {
                return null;
            }

            using var look = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            await Task.WhenAny(work, Task.Delay(left < Look ? left : Look, look.Token));
            await look.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private async Task<LeasedJob?> TryAsync(Guid worker, Guid acquisition, int freeSlots, CancellationToken cancellation)
    {
        await limits.Acquiring.WaitAsync(cancellation);
        try
        {
            return await jobs.AcquireAsync(worker, acquisition, freeSlots, cancellation);
        }
        finally
        {
            limits.Acquiring.Release();
        }
    }
}
