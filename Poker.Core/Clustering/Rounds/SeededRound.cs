namespace Poker.Core.Clustering.Rounds;

/// <summary>The first round: k-means++ seeds with the points that are nearest to each.</summary>
/// <param name="State">Where the clustering stands after it.</param>
/// <param name="Assignments">Each point's cluster.</param>
public sealed record SeededRound(RoundState State, ushort[] Assignments);
