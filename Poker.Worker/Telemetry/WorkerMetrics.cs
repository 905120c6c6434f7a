using System.Diagnostics.Metrics;

namespace Poker.Worker.Telemetry;

/// <summary>What agents measure of their jobs. Each domain has a meter of its own, so that viewers show it as a group: this one's is <c>Poker.Worker.Jobs</c>.</summary>
public static class WorkerMetrics
{
    /// <summary>The activity source's name; the meters' names go on after a dot.</summary>
    public const string Name = "Poker.Worker";

    private static readonly Meter Meter = new($"{Name}.Jobs");

    /// <summary>Jobs that ended; tags <c>kind</c>, <c>outcome</c>: done, failed, handed-back or lost.</summary>
    internal static Counter<long> Jobs { get; } = Meter.CreateCounter<long>("poker.worker.jobs", "{job}", "Jobs that ended, by kind and outcome.");

    /// <summary>Time per job in seconds; tags as <see cref="Jobs"/>.</summary>
    internal static Histogram<double> JobDuration { get; } = Meter.CreateHistogram(
        "poker.worker.job.duration", "s", "Time from a job's lease to its hand-in, by kind and outcome.", advice: Buckets.Jobs);

    /// <summary>Slots at work.</summary>
    internal static UpDownCounter<long> BusySlots { get; } = Meter.CreateUpDownCounter<long>("poker.worker.slots.busy", "{slot}", "Slots at work.");

    /// <summary>How late heartbeats were answered, in seconds after they were due.</summary>
    internal static Histogram<double> HeartbeatDelay { get; } = Meter.CreateHistogram(
        "poker.worker.heartbeat.delay", "s", "Time from when a heartbeat was due to its answer: a lease ends after 15 s without one.", advice: Buckets.Jobs);
}
