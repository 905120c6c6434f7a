namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>A round of a street's clustering as it is stored.</summary>
/// <param name="Number">The round.</param>
/// <param name="Inertia">Σ weight · distance, in the metric's integer units.</param>
/// <param name="Moved">Points that changed their cluster.</param>
/// <param name="Distances">Distances computed.</param>
/// <param name="Ended">Whether it was the last.</param>
/// <param name="State">Where the clustering stands after it, but for the sums.</param>
/// <param name="Sums">What the members of the clusters add up to; null for all rounds but the last.</param>
/// <param name="Moves">The points that it put into other clusters.</param>
public sealed record ClusteringRound(
    int Number, long Inertia, long Moved, long Distances, bool Ended, byte[] State, byte[]? Sums, byte[] Moves);
