using System.Diagnostics.Metrics;
using Poker.Worker.Handlers.Blueprints;

namespace Poker.Worker.Telemetry;

/// <summary>What a worker measures of its training; what of it came to count, the coordinator tells. The meter is <c>Poker.Worker.Training</c>.</summary>
internal static class TrainingMetrics
{
    private const double MilliBlinds = 1000;

    private static readonly Meter Meter = new($"{WorkerMetrics.Name}.Training");
    private static readonly Speed Speed = new(TimeProvider.System);

    private static readonly Counter<long> NodeCount = Meter.CreateCounter<long>("poker.mccfr.nodes", "{node}", "Decision nodes visited by MCCFR.");

    private static readonly Gauge<double> MeanRegret = Meter.CreateGauge<double>(
        "poker.mccfr.mean_regret", "{big_blind}", "Mean positive regret of the base that the worker began its last batch with: it falls as the training converges.");

    private static readonly Histogram<double> Steps = Meter.CreateHistogram(
        "poker.mccfr.batch.duration", "s", "Time of a batch's steps: refresh, restart, train, encode, write, commit.", advice: Buckets.Jobs);

    private static readonly Histogram<long> Staleness = Meter.CreateHistogram(
        "poker.mccfr.batch.staleness", "{batch}", "Other batches that came to count between a batch's base and itself.", advice: Buckets.Staleness);

    private static readonly Counter<long> RetrainedCount = Meter.CreateCounter<long>(
        "poker.mccfr.batch.retrained", "{batch}", "Batches that were trained anew, since more others came to count meanwhile than may.");

    /// <summary>Nodes a second.</summary>
    public static ObservableGauge<double> NodeSpeed { get; } = Meter.CreateObservableGauge(
        "poker.mccfr.speed", () => Speed.PerSecond, "nodes/s", "Decision nodes visited by MCCFR a second, over the last ten seconds.");

    /// <summary>Takes nodes that were visited, whether they come to count or not.</summary>
    public static void Visited(long nodes)
    {
        NodeCount.Add(nodes);
        Speed.Add(nodes);
    }

    /// <summary>Takes a batch that counts.</summary>
    public static void Counted(BatchCosts batch)
    {
        Staleness.Record(batch.Staleness);
        foreach (var (step, seconds) in Parts(batch))
        {
            Steps.Record(seconds, new KeyValuePair<string, object?>("step", step));
        }

        if (batch.MeanPositiveRegret is { } milliBlinds)
        {
            MeanRegret.Record(milliBlinds / MilliBlinds);
        }
    }

    /// <summary>Takes a batch that was too stale.</summary>
    public static void Retrained() => RetrainedCount.Add(1);

    private static (string Step, double Seconds)[] Parts(BatchCosts batch) =>
    [
        ("refresh", batch.Refresh),
        ("restart", batch.Restart),
        ("train", batch.Train),
        ("encode", batch.Encode),
        ("write", batch.Write),
        ("commit", batch.Commit),
    ];
}
