namespace Poker.Explorer.Training;

/// <summary>The workers and what they hold.</summary>
/// <param name="At">When, by the database's clock: what leases' times are to be compared with.</param>
/// <param name="Workers">Those that were heard of in the last ten minutes, by name.</param>
public sealed record WorkersReport(DateTimeOffset At, IReadOnlyList<WorkerReport> Workers);
