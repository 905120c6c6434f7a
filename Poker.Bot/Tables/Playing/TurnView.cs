namespace Poker.Bot.Tables.Playing;

/// <summary>Whose turn it is.</summary>
/// <param name="Seat">The seat.</param>
/// <param name="Number">The turn's number in the hand, which an action has to name.</param>
/// <param name="MillisecondsLeft">What is left of the time; null where it has no end.</param>
/// <param name="Milliseconds">All of the time; null where it has no end.</param>
internal sealed record TurnView(int Seat, int Number, int? MillisecondsLeft, int? Milliseconds);
