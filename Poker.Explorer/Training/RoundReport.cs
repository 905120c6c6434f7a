namespace Poker.Explorer.Training;

/// <summary>A round of a street's clustering.</summary>
/// <param name="Street">river, turn, flop or preflop.</param>
/// <param name="Round">Its number, from 0.</param>
/// <param name="Inertia">After it, in the street's units of distance: of one street it falls, streets cannot be compared.</param>
/// <param name="Moved">Points that it moved to another bucket.</param>
/// <param name="At">When it ended.</param>
public sealed record RoundReport(string Street, int Round, long Inertia, long Moved, DateTimeOffset At);
