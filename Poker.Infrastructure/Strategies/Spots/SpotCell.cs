namespace Poker.Infrastructure.Strategies.Spots;

/// <summary>A hand up to suits at a spot: the mean over its combinations that the board leaves.</summary>
/// <param name="Name">Such as <c>AKs</c>.</param>
/// <param name="Combos">Combinations left.</param>
/// <param name="Probabilities">By action, in the report's order; all 0 where none is left.</param>
public sealed record SpotCell(string Name, int Combos, IReadOnlyList<double> Probabilities);
