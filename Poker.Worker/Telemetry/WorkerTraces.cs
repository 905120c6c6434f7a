using System.Diagnostics;
using Poker.Infrastructure.Jobs;

namespace Poker.Worker.Telemetry;

/// <summary>The worker's spans. That of a job is a child of whatever planned it, and the parent of all that the handler does.</summary>
internal static class WorkerTraces
{
    private static readonly ActivitySource Source = new(WorkerMetrics.Name);

    /// <summary>The span of a registration.</summary>
    public static Activity? Register() => Source.StartActivity("register", ActivityKind.Client);

    public static Activity? Start(LeasedJob job)
    {
        ActivityContext.TryParse(job.Trace, null, isRemote: true, out var planned);
        var activity = Source.StartActivity($"job {job.Kind}", ActivityKind.Consumer, planned);
        activity?.SetTag("poker.run", job.Run.ToString());
        activity?.SetTag("poker.kind", job.Kind);
        activity?.SetTag("poker.stage", job.Stage);
        activity?.SetTag("poker.part", job.Part);
        activity?.SetTag("poker.attempt", job.Attempt);
        return activity;
    }
}
