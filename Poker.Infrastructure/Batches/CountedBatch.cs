namespace Poker.Infrastructure.Batches;

/// <summary>A batch that counts.</summary>
/// <param name="Epoch">Its place in the order, from 1.</param>
/// <param name="Batch">Its number.</param>
/// <param name="FirstIteration">Its first iteration.</param>
/// <param name="Iterations">How many.</param>
/// <param name="Delta">Its delta; null once that was dropped.</param>
public sealed record CountedBatch(long Epoch, int Batch, long FirstIteration, long Iterations, FrameSet? Delta);
