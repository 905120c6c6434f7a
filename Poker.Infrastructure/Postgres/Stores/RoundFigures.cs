using Poker.Core.Cards;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>What a round of a street's clustering showed.</summary>
/// <param name="Street">The street.</param>
/// <param name="Round">Its number.</param>
/// <param name="Inertia">After it, in the street's units of distance.</param>
/// <param name="Moved">Points that it moved to another bucket.</param>
/// <param name="At">When it ended.</param>
public sealed record RoundFigures(Street Street, int Round, long Inertia, long Moved, DateTimeOffset At);
