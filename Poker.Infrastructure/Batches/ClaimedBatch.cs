namespace Poker.Infrastructure.Batches;

/// <summary>A batch at work.</summary>
/// <param name="FirstIteration">Its first iteration.</param>
/// <param name="Iterations">How many.</param>
/// <param name="Staleness">How many other batches may come to count between its base and itself.</param>
public sealed record ClaimedBatch(long FirstIteration, long Iterations, int Staleness);
