namespace Poker.Core.Dialects;

/// <summary>What a player has between two hands.</summary>
/// <param name="Player">The player.</param>
/// <param name="Stack">The chips.</param>
/// <param name="IsTold">Whether a line told it since the last hand; otherwise it follows from that hand.</param>
public sealed record KnownStack(string Player, Amount Stack, bool IsTold);
