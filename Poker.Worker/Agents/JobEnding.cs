namespace Poker.Worker.Agents;

/// <summary>What a handler left to be handed in.</summary>
/// <param name="Outcome">How it ended, if the coordinator agrees.</param>
/// <param name="Result">The result to hand in; null for none.</param>
/// <param name="Problem">Why it failed; null if it didn't.</param>
internal readonly record struct JobEnding(JobOutcome Outcome, byte[]? Result = null, string? Problem = null)
{
    /// <summary>Whether the coordinator need not be told.</summary>
    public bool IsKnown => Outcome == JobOutcome.Lost || (Outcome == JobOutcome.Done && Result is null);
}
