namespace Poker.Worker.Handlers.Blueprints;

/// <summary>What a batch that counts was, and what each of its steps took, in seconds on the clock.</summary>
/// <param name="Epoch">Its place in the order.</param>
/// <param name="Staleness">How many others came to count between its base and itself.</param>
/// <param name="Iterations">Its iterations.</param>
/// <param name="Nodes">Decisions met.</param>
/// <param name="Bytes">Bytes of its delta.</param>
/// <param name="ReadBytes">Bytes of others' deltas that were read before it.</param>
/// <param name="Refresh">Reading and adding what others had added, and the delta of the worker's batch before.</param>
/// <param name="Restart">Making the copy to train on.</param>
/// <param name="Train">Training.</param>
/// <param name="Encode">Finding and writing its delta.</param>
/// <param name="Write">Copying it into the database.</param>
/// <param name="Commit">Counting it: the wait for others that count, and the disk.</param>
/// <param name="MeanPositiveRegret">Of the base that it began with, if it was looked at: see <see cref="Core.Solving.Batches.BatchStatistics"/>.</param>
public sealed record BatchCosts(
    long Epoch,
    long Staleness,
    long Iterations,
    long Nodes,
    long Bytes,
    long ReadBytes,
    double Refresh,
    double Restart,
    double Train,
    double Encode,
    double Write,
    double Commit,
    double? MeanPositiveRegret);
