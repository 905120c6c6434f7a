namespace Poker.Core.Clustering.Rounds;

/// <summary>Where a clustering stands after a round, a Lloyd iteration: all that the next one needs but the points themselves.</summary>
/// <remarks>
/// Turn: a centroid is <see cref="Width"/> cumulative counts, and <see cref="Sums"/> holds the weight of a cluster's members at each value of each
/// entry, at [(cluster · Width + entry) · (Mass + 1) + value]. Flop: a centroid is <see cref="Width"/> masses that sum to <see cref="Mass"/>,
/// and the sums are laid out alike: Σ weight · count of the members.
/// </remarks>
public sealed record RoundState
{
    /// <summary>The round, from 1, the seeding; 0 where each point is its own cluster and none is needed.</summary>
    public required int Number { get; init; }

    /// <summary>Points that are clustered.</summary>
    public required int Points { get; init; }

    /// <summary>Clusters in use.</summary>
    public required int Clusters { get; init; }

    /// <summary>Numbers of a centroid.</summary>
    public required int Width { get; init; }

    /// <summary>The mass of a centroid.</summary>
    public required int Mass { get; init; }

    /// <summary>The centroids that the round assigned points to, at [cluster · <see cref="Width"/> + entry].</summary>
    public required int[] Before { get; init; }

    /// <summary>The centroids after it, which the next round assigns to.</summary>
    public required int[] Centroids { get; init; }

    /// <summary>What the members of the clusters add up to after the round.</summary>
    public required long[] Sums { get; init; }

    /// <summary>Σ weight · distance of each point to its centroid, in the metric's integer units, at the assignment.</summary>
    public required long Inertia { get; init; }

    /// <summary>Points that changed their cluster.</summary>
    public required long Moved { get; init; }

    /// <summary>Distances computed.</summary>
    public required long Distances { get; init; }

    /// <summary>Whether there is no further round: no point moved, or it was the last one allowed.</summary>
    public required bool Ended { get; init; }

    /// <summary>Points that changed clusters without an assignment after the round: clusters that were left empty took them.</summary>
    public required PointMoves Reassigned { get; init; }

    /// <summary>Whether the clustering ended since no point moved.</summary>
    public bool Converged => Ended && Moved == 0;

    /// <summary>What the next round begins with.</summary>
    public RoundStart Next() => new(Number + 1, Clusters, Before, Centroids, Reassigned);
}
