namespace Poker.Core.Solving.Batches;

/// <summary>How far a batch under way is.</summary>
/// <param name="Share">0 to 1 of its iterations.</param>
/// <param name="Nodes">Decisions met so far.</param>
public readonly record struct BatchProgress(float Share, long Nodes);
