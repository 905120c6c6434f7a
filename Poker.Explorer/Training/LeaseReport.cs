namespace Poker.Explorer.Training;

/// <summary>A job that a worker holds.</summary>
/// <param name="Run">Its run.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Job">Its stage and part, such as turn/round/12, part 3.</param>
/// <param name="Progress">0 to 1.</param>
/// <param name="Attempt">How often it was tried, this time included.</param>
/// <param name="Since">Since when.</param>
/// <param name="Until">When it is given to another unless the worker is heard of before: heartbeats put it off.</param>
public sealed record LeaseReport(Guid Run, string Kind, string Job, float Progress, int Attempt, DateTimeOffset Since, DateTimeOffset Until);
