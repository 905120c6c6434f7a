using System.Diagnostics;
using Poker.Infrastructure.Jobs;

namespace Poker.Coordinator.Leading;

/// <summary>
/// The trace of one planning of a run, from which its jobs go on; linked to the run's start, since a run may take days and have a million
/// jobs. It begins when jobs are added: most plannings add none, and there is one a second.
/// </summary>
internal sealed class PlanningTrace(ActivitySource source, RunRow run) : IDisposable
{
    private readonly DateTimeOffset _began = DateTimeOffset.UtcNow;
    private Activity? _activity;

    /// <summary>Begins it, if that has not been done.</summary>
    /// <returns>Its W3C context; null when nobody listens.</returns>
    public string? Begin()
    {
        if (_activity is null)
        {
            // A trace of its own, also where the current activity isn't recorded.
            Activity.Current = null;
            ActivityLink[] links = ActivityContext.TryParse(run.Trace, null, isRemote: true, out var start) ? [new(start)] : [];
            _activity = source.StartActivity($"plan {run.Kind}", ActivityKind.Internal, default(ActivityContext), null, links, _began);
            _activity?.SetTag("poker.run", run.Id.ToString());
        }

        return _activity is { Recorded: true } ? _activity.Id : null;
    }

    /// <summary>Says how many jobs were added.</summary>
    public void Planned(long jobsAdded) => _activity?.SetTag("poker.jobs.added", jobsAdded);

    /// <summary>Says what went wrong.</summary>
    public void Failed(Exception error) => _activity?.SetStatus(ActivityStatusCode.Error, error.Message);

    /// <summary>Ends it.</summary>
    public void Dispose() => _activity?.Dispose();
}
