using System.Diagnostics;
using Poker.Infrastructure.Jobs;

namespace Poker.Coordinator.Leading;

/// <summary>The span of one planning of a run, in the trace of the run's start; its jobs go on from it.</summary>
internal static class PlanningActivity
{
    /// <summary>Begins it; null when nobody listens.</summary>
    public static Activity? Start(ActivitySource source, RunRow run)
    {
        if (!ActivityContext.TryParse(run.Trace, null, isRemote: true, out var parent))
        {
            // Its own trace then: the current one isn't recorded.
            Activity.Current = null;
        }

        var activity = source.StartActivity($"plan {run.Kind}", ActivityKind.Internal, parent);
        activity?.SetTag("poker.run", run.Id.ToString());
        return activity;
    }

    /// <summary>Ends it; one that added no job is not worth telling, and there is one a second.</summary>
    public static void End(Activity? activity, long jobsAdded)
    {
        if (activity is not null)
        {
            activity.SetTag("poker.jobs.added", jobsAdded);
            activity.ActivityTraceFlags = jobsAdded > 0 ? activity.ActivityTraceFlags : activity.ActivityTraceFlags & ~ActivityTraceFlags.Recorded;
        }
    }
}
