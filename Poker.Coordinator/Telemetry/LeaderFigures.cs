using Poker.Infrastructure.Jobs;

namespace Poker.Coordinator.Telemetry;

/// <summary>What the leader sees of the whole system.</summary>
/// <param name="Queues">Jobs that wait and are at work, by kind.</param>
/// <param name="Workers">Workers heard of within a lease's time.</param>
/// <param name="Completed">Jobs completed so far by all workers that are known.</param>
public sealed record LeaderFigures(IReadOnlyList<QueueDepth> Queues, long Workers, long Completed);
