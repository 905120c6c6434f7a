namespace Poker.Coordinator.Reporting;

/// <summary>Which live run to end.</summary>
/// <param name="Kind">Its kind: clustering or blueprint.</param>
/// <param name="Drain">Whether what is at work is finished and brought into its tables; else it is dropped. Absent for true.</param>
public sealed record StopRunBody(string? Kind, bool? Drain);
