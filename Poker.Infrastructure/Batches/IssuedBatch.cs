namespace Poker.Infrastructure.Batches;

/// <summary>A batch that waits or is at work.</summary>
/// <param name="Batch">Its number.</param>
/// <param name="IsLeased">Whether it is at work.</param>
/// <param name="BaseEpoch">The earliest epoch that its base can be of.</param>
/// <param name="Iterations">Its iterations.</param>
public sealed record IssuedBatch(int Batch, bool IsLeased, long BaseEpoch, long Iterations);
