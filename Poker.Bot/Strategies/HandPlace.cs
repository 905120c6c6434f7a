namespace Poker.Bot.Strategies;

/// <summary>Which hand is played where; for the log, and so that a hand sticks to one model.</summary>
/// <param name="Table">The table, or the caller's name.</param>
/// <param name="Hand">The hand's name there.</param>
public sealed record HandPlace(string Table, string Hand);
