namespace Poker.Core.Clustering.Rounds;

/// <summary>What a round did to a range of points.</summary>
/// <param name="Range">The range.</param>
/// <param name="Moves">The points that changed their cluster.</param>
/// <param name="Inertia">Σ weight · distance of the range's points; 0 on the turn, where the sums give it.</param>
/// <param name="Distances">Distances computed: the only number that tells how a round was shared out.</param>
/// <param name="Sums">Turn: by how much <see cref="RoundState.Sums"/> changes. Flop: the range's share of the new sums.</param>
public sealed record ShardResult(PointRange Range, PointMoves Moves, long Inertia, long Distances, long[] Sums);
