namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>How much of a street the database holds.</summary>
public enum StreetState
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>Rows of a run that was interrupted; the next run replaces them.</summary>
    Partial,

    /// <summary>Rows, buckets, metric and transitions.</summary>
    Complete,
}
