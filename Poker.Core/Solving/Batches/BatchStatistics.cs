namespace Poker.Core.Solving.Batches;

/// <summary>How far a target is.</summary>
/// <param name="InformationSets">All that there are.</param>
/// <param name="Touched">Those with a regret or an average other than zero.</param>
/// <param name="MeanPositiveRegret">
/// The greatest positive regret of each set, summed, over the iterations' weights, the mean of both seats: in thousandths of a big blind of hold'em, in
/// thousandths of a chip of the toy games.
/// </param>
public readonly record struct BatchStatistics(long InformationSets, long Touched, double MeanPositiveRegret);
