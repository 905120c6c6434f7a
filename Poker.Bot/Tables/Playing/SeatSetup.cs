namespace Poker.Bot.Tables.Playing;

/// <summary>Who is to play a seat.</summary>
/// <param name="Strategy">The name of a strategy; null for a person.</param>
public sealed record SeatSetup(string? Strategy = null);
