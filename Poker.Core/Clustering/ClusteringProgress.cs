using Poker.Core.Cards;

namespace Poker.Core.Clustering;

/// <summary>A sign of life of one street's clustering.</summary>
/// <param name="Street">The street at work.</param>
/// <param name="Phase">What it is doing.</param>
/// <param name="Done">Units done of <paramref name="Total"/>: classes, boards, draws, iterations, pairs or rows, by phase.</param>
/// <param name="Total">Units in all; for iterations the most there can be.</param>
/// <param name="Iteration">The iteration that just ended, in <see cref="ClusteringPhase.Iterating"/>.</param>
public readonly record struct ClusteringProgress(
    Street Street, ClusteringPhase Phase, long Done, long Total, KMeansIteration? Iteration = null);
