using System.Diagnostics.Metrics;
using Poker.Coordinator.Telemetry;
using Poker.Core.Cards;

namespace Poker.Coordinator.Planning.Clustering;

/// <summary>What the leader measures of clusterings.</summary>
internal static class ClusteringMetrics
{
    private static readonly Meter Meter = new(CoordinatorTelemetry.Name);

    private static readonly Gauge<double> Inertia = Meter.CreateGauge<double>(
        "poker.kmeans.inertia", description: "Inertia after a round of k-means, in the street's units of distance, by street.");

    /// <summary>Takes a round's inertia.</summary>
    public static void Round(Street street, double inertia) => Inertia.Record(inertia, new KeyValuePair<string, object?>("street", street.Name()));
}
