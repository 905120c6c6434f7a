namespace Poker.Coordinator.Reporting;

/// <summary>What a reset deleted.</summary>
/// <param name="Deleted">The streets, those that were clustered last first.</param>
public sealed record StreetResetReport(IReadOnlyList<string> Deleted);
