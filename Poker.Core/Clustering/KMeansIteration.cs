namespace Poker.Core.Clustering;

/// <summary>What one Lloyd iteration did.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Inertia">Σ weight · distance of each point to its centroid, in the metric's integer units, at the assignment step.</param>
/// <param name="Moved">Points that changed their cluster.</param>
/// <param name="Distances">Distances computed exactly in this iteration: what the bounds left over.</param>
public readonly record struct KMeansIteration(int Number, long Inertia, long Moved, long Distances);
