namespace Poker.Core.Clustering.Rounds;

/// <summary>What everybody needs for a round.</summary>
/// <param name="Number">The round, from 2.</param>
/// <param name="Clusters">Clusters.</param>
/// <param name="Before">The centroids of the round before, a row each.</param>
/// <param name="Centroids">The centroids to assign points to.</param>
/// <param name="Reassigned">Points that changed their cluster between the two rounds.</param>
public sealed record RoundStart(int Number, int Clusters, int[] Before, int[] Centroids, PointMoves Reassigned);
