using Poker.Bot.Strategies;

namespace Poker.Bot.Tables.Playing;

/// <summary>A strategy's player for a hand.</summary>
/// <param name="Seat">The seat.</param>
/// <param name="Player">The player; null where there is none.</param>
/// <param name="Problem">Why there is none, for people.</param>
internal sealed record SeatedStrategy(TableSeat Seat, IHandPlayer? Player, string? Problem);
