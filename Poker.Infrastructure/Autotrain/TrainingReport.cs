namespace Poker.Infrastructure.Autotrain;

/// <summary>What a training loop tells on the way.</summary>
/// <param name="Summary">How far the training is.</param>
/// <param name="Elapsed">Time since the loop began.</param>
/// <param name="Left">Time until its limit, about; null where there is none.</param>
/// <param name="NextCheckpoint">Time until the next checkpoint is due; null where none is.</param>
public sealed record TrainingReport(TrainingSummary Summary, TimeSpan Elapsed, TimeSpan? Left, TimeSpan? NextCheckpoint);
