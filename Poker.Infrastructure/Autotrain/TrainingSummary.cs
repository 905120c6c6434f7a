namespace Poker.Infrastructure.Autotrain;

/// <summary>How far a training is.</summary>
/// <param name="Iterations">Iterations so far, those of earlier sessions of the run included.</param>
/// <param name="Nodes">Decisions met so far.</param>
/// <param name="InformationSets">All that there are.</param>
/// <param name="Touched">Those that training has come to.</param>
/// <param name="MeanPositiveRegret">
/// The mean over both seats of Σ of each information set's greatest positive regret, an iteration, in thousandths of a big blind: its fall
/// tells progress, its size nothing (<see cref="Core.Solving.Blueprints.TrainingStatistics"/>).
/// </param>
/// <param name="TrainedSeconds">Time spent training so far, on the clock.</param>
public sealed record TrainingSummary(
    long Iterations, long Nodes, long InformationSets, long Touched, double MeanPositiveRegret, double TrainedSeconds);
