namespace Poker.Infrastructure.Jobs;

/// <summary>Jobs of live runs.</summary>
/// <param name="Kind">Their kind.</param>
/// <param name="Queued">Those that wait.</param>
/// <param name="Leased">Those at work.</param>
public sealed record QueueDepth(string Kind, long Queued, long Leased);
