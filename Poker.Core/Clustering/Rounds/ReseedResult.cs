namespace Poker.Core.Clustering.Rounds;

/// <summary>Points for clusters that a round left empty.</summary>
/// <param name="Moves">The points that they took.</param>
/// <param name="Sums">By how much <see cref="RoundState.Sums"/> changes.</param>
public sealed record ReseedResult(PointMoves Moves, long[] Sums);
