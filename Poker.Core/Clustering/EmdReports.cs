namespace Poker.Core.Clustering;

/// <summary>What <see cref="EmdKMeans"/> tells while it works; each may be null. Metric rows come from several threads.</summary>
public sealed record EmdReports
{
    /// <summary>Told how many seeds are drawn, after each.</summary>
    public Action<int>? Seeds { get; init; }

    /// <summary>Told of each iteration; the last one reported is the last there was.</summary>
    public Action<KMeansIteration>? Iteration { get; init; }

    /// <summary>Told how many clusters have their distances to the earlier ones, after each.</summary>
    public Action<int>? MetricRows { get; init; }
}
