namespace Poker.Infrastructure.Batches;

/// <summary>What a batch is.</summary>
/// <param name="FirstIteration">Its first iteration.</param>
/// <param name="Iterations">How many.</param>
/// <param name="Staleness">How many other batches may come to count between its base and itself.</param>
/// <param name="Crowd">How many batches it stands for while it is trained: see <see cref="Core.Solving.Batches.BatchTarget"/>.</param>
public sealed record ClaimedBatch(long FirstIteration, long Iterations, int Staleness, int Crowd);
