namespace Poker.Coordinator.Reporting;

/// <summary>Which live run to end.</summary>
/// <param name="Kind">Its kind: clustering, blueprint or live.</param>
/// <param name="Drain">Whether what is at work is finished and brought into its tables; else it is dropped. Absent for true.</param>
public sealed record StopRunBody(string? Kind, bool? Drain = null);
