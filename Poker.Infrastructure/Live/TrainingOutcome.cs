namespace Poker.Infrastructure.Live;

/// <summary>What came of a training.</summary>
/// <param name="Candidate">The version that was registered; null for none.</param>
/// <param name="Summary">For people: what it came to, or why there is none.</param>
public sealed record TrainingOutcome(long? Candidate, string Summary);
