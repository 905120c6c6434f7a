namespace Poker.Core.Game;

/// <summary>One pot: its chips, and the seats that can win it.</summary>
/// <param name="Chips">The chips in it.</param>
/// <param name="Eligible">The mask of the seats that can win it.</param>
public readonly record struct Pot(long Chips, int Eligible);
