namespace Poker.Core.Clustering;

/// <summary>One class of river boards.</summary>
/// <param name="Offset">Where its pairs begin in arrays of <see cref="RiverClasses.Entries"/>.</param>
/// <param name="Flush">The ranks of the flush suit on the board, or 0 where no suit has three.</param>
/// <param name="Others">How often each of the 13 ranks stands on the board outside the flush suit.</param>
public sealed record RiverClass(int Offset, int Flush, byte[] Others);
