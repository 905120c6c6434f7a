using System.Diagnostics.Metrics;

namespace Poker.Worker.Telemetry;

/// <summary>The worker's metrics: those that agents keep, and those of the domain that handlers add to.</summary>
public static class WorkerMetrics
{
    /// <summary>The meter's and the activity source's name.</summary>
    public const string Name = "Poker.Worker";

    private static readonly Meter Meter = new(Name);

    /// <summary>Rows written by COPY; tag <c>table</c>.</summary>
    public static Counter<long> RowsCopied { get; } = Meter.CreateCounter<long>("poker.rows.copied", "{row}", "Rows written to PostgreSQL by COPY.");

    /// <summary>Bytes of deltas written by COPY.</summary>
    public static Counter<long> DeltaBytes { get; } = Meter.CreateCounter<long>("poker.mccfr.delta.bytes", "By", "Bytes of deltas written to PostgreSQL by COPY.");

    /// <summary>Decision nodes visited by MCCFR.</summary>
    public static Counter<long> MccfrNodes { get; } = Meter.CreateCounter<long>("poker.mccfr.nodes", "{node}", "Decision nodes visited by MCCFR.");

    /// <summary>The mean positive regret of an iteration, in big blinds.</summary>
    public static Gauge<double> MeanRegret { get; } = Meter.CreateGauge<double>("poker.mccfr.mean_regret", "{bb}", "Mean positive regret.");

    /// <summary>Jobs that ended; tags <c>kind</c>, <c>outcome</c>: done, failed, handed-back or lost.</summary>
    internal static Counter<long> Jobs { get; } = Meter.CreateCounter<long>("poker.worker.jobs", "{job}", "Jobs that ended, by outcome.");

    /// <summary>Time per job in seconds; tags as <see cref="Jobs"/>.</summary>
    internal static Histogram<double> JobDuration { get; } = Meter.CreateHistogram<double>("poker.worker.job.duration", "s", "Time from lease to hand-in.");

    /// <summary>Slots at work.</summary>
    internal static UpDownCounter<long> BusySlots { get; } = Meter.CreateUpDownCounter<long>("poker.worker.slots.busy", "{slot}", "Slots at work.");

    /// <summary>How late heartbeats were answered, in seconds after they were due.</summary>
    internal static Histogram<double> HeartbeatDelay { get; } = Meter.CreateHistogram<double>(
        "poker.worker.heartbeat.delay", "s", "Time from when a heartbeat was due to its answer.");
}
