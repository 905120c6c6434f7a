namespace Poker.Core.Clustering;

/// <summary>What <see cref="EmdKMeans"/> found: clusters of histograms under the earth mover's distance.</summary>
/// <remarks>
/// Distances are in units of ground distance times mass, <see cref="MassUnits"/> masses of 1 making a histogram: divide by
/// <c>MassUnits · GroundMetric.UnitsPerEquity</c> for equity.
/// </remarks>
public sealed record EmdClustering
{
    /// <summary>Clusters, each with members: as many as asked for, or fewer when there are fewer distinct points.</summary>
    public required int Clusters { get; init; }

    /// <summary>Buckets of the histograms.</summary>
    public required int Buckets { get; init; }

    /// <summary>The cluster of each point.</summary>
    public required ushort[] Assignments { get; init; }

    /// <summary>The members' mean histogram before division: Σ weight · count, at [cluster · <see cref="Buckets"/> + bucket].</summary>
    public required long[] Sums { get; init; }

    /// <summary>The centroids, laid out alike: <see cref="Sums"/> rounded to a mass of <see cref="MassUnits"/>.</summary>
    public required int[] Centroids { get; init; }

    /// <summary>The mass of a centroid: the points' times <see cref="EmdKMeans.MassScale"/>.</summary>
    public required int MassUnits { get; init; }

    /// <summary>Exact distances of the centroids, at [left · <see cref="Clusters"/> + right].</summary>
    public required long[] Distances { get; init; }

    /// <summary>The last iteration's Σ weight · distance of each point to its centroid; 0 where each point is its own cluster.</summary>
    public required long Inertia { get; init; }

    /// <summary>Lloyd iterations done; 0 where each point is its own cluster.</summary>
    public required int Iterations { get; init; }

    /// <summary>Whether the last iteration moved no point.</summary>
    public required bool Converged { get; init; }

    /// <summary>The ground metric of the street before, whose histograms are over these clusters.</summary>
    /// <param name="ground">The metric that this clustering was made with.</param>
    public GroundMetric ToGround(GroundMetric ground) =>
        new(Clusters, Array.ConvertAll(Distances, distance => checked((int)distance)), MassUnits * ground.UnitsPerEquity);
}
