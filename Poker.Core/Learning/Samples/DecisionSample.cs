namespace Poker.Core.Learning.Samples;

/// <summary>One decision of a hand as a network learns from it.</summary>
/// <param name="Decision">Its number in its hand, from 0, all players' actions counted.</param>
/// <param name="Features"><see cref="FeatureLayout.Count"/> numbers in [0, 1].</param>
/// <param name="Legal">Mask of the legal bins, two or more.</param>
/// <param name="Label"><see cref="ActionBins.Count"/> probabilities that sum to 1, 0 for bins that are not legal.</param>
/// <param name="Weight">How much it counts, above 0; usually 1.</param>
public sealed record DecisionSample(short Decision, float[] Features, int Legal, float[] Label, float Weight);
