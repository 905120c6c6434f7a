namespace Poker.Coordinator.Reporting;

/// <summary>The street to delete.</summary>
/// <param name="Street">river, turn, flop or preflop.</param>
public sealed record StreetResetBody(string Street);
