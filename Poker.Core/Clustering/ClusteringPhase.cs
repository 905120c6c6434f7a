namespace Poker.Core.Clustering;

/// <summary>What a street's clustering is doing.</summary>
public enum ClusteringPhase
{
    /// <summary>Exact river equities.</summary>
    Equities,

    /// <summary>Distinct histograms over the next street's buckets.</summary>
    Histograms,

    /// <summary>k-means++ draws.</summary>
    Seeding,

    /// <summary>Lloyd iterations.</summary>
    Iterating,

    /// <summary>Distances between buckets.</summary>
    Metric,

    /// <summary>Rows into the database.</summary>
    Storing,

    /// <summary>Indexes over those rows; done once the street is complete in the database.</summary>
    Indexing,
}
