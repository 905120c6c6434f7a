namespace Poker.Core.Dialects;

/// <summary>What a player puts in, as far as the line tells.</summary>
/// <param name="Kind">What the amount means.</param>
/// <param name="Amount">The amount, or 0 where it is not told.</param>
/// <param name="IsAllIn">Whether the line says that it is all that the player has.</param>
public readonly record struct Wager(WagerKind Kind, Amount Amount, bool IsAllIn = false);
