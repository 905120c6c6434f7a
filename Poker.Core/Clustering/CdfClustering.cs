namespace Poker.Core.Clustering;

/// <summary>Cumulative histograms in clusters, each around the pointwise median of its members.</summary>
/// <param name="Assignments">Each point's cluster.</param>
/// <param name="Centroids">The clusters' medians as points; a weight is the sum of its members', never zero.</param>
/// <param name="Distances">W1 of every pair of centroids, in the points' units, at left · clusters + right.</param>
/// <param name="Iterations">What each Lloyd iteration did, the first to the last.</param>
/// <param name="Converged">The last iteration moved nothing: every point is with its nearest centroid, the lowest of equals.</param>
public sealed record CdfClustering(
    ushort[] Assignments, CdfPoints Centroids, int[] Distances, IReadOnlyList<KMeansIteration> Iterations, bool Converged);
