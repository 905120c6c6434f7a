namespace Poker.Infrastructure.Batches;

/// <summary>What the base was like when it was last looked at.</summary>
/// <param name="Epoch">When.</param>
/// <param name="InformationSets">All that there are.</param>
/// <param name="Touched">Those that training has come to.</param>
/// <param name="MeanPositiveRegret">As <see cref="Core.Solving.Batches.BatchStatistics"/> has it.</param>
public sealed record RunFigures(long Epoch, long InformationSets, long Touched, double MeanPositiveRegret);
