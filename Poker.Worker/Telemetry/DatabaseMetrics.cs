using System.Diagnostics.Metrics;

namespace Poker.Worker.Telemetry;

/// <summary>What a worker writes into the database; the driver's own meter is <c>Npgsql</c>. The meter is <c>Poker.Worker.Database</c>.</summary>
internal static class DatabaseMetrics
{
    private static readonly Meter Meter = new($"{WorkerMetrics.Name}.Database");
    private static readonly Speed Speed = new(TimeProvider.System);

    private static readonly Counter<long> RowCount = Meter.CreateCounter<long>("poker.rows.copied", "{row}", "Rows written by COPY, by table: isomorphism and blueprint.");

    private static readonly Counter<long> DeltaBytes = Meter.CreateCounter<long>("poker.mccfr.delta.bytes", "By", "Bytes of training's deltas that were written by COPY and count.");

    /// <summary>Rows a second.</summary>
    public static ObservableGauge<double> RowSpeed { get; } = Meter.CreateObservableGauge(
        "poker.rows.speed", () => Speed.PerSecond, "rows/s", "Rows written by COPY a second, over the last ten seconds.");

    /// <summary>Takes rows that were written into a table, whether they are committed or not.</summary>
    public static void Copied(string table, long rows)
    {
        RowCount.Add(rows, new KeyValuePair<string, object?>("table", table));
        Speed.Add(rows);
    }

    /// <summary>Takes a delta that counts.</summary>
    public static void Delta(long bytes) => DeltaBytes.Add(bytes);
}
