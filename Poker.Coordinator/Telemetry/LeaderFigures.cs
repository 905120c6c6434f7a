namespace Poker.Coordinator.Telemetry;

/// <summary>What the leader sees of the whole system.</summary>
/// <param name="Queued">Jobs that wait.</param>
/// <param name="Leased">Jobs at work.</param>
/// <param name="Workers">Workers heard of within a lease's time.</param>
/// <param name="Completed">Jobs completed so far by all workers that are known.</param>
public sealed record LeaderFigures(long Queued, long Leased, long Workers, long Completed);
