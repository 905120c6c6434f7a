namespace Poker.Explorer.Equities;

/// <summary>A player's chances.</summary>
/// <param name="Range">The range as given.</param>
/// <param name="Hands">Hands of it that board and dead cards leave.</param>
/// <param name="Equity">The mean share of the pot, in [0, 1].</param>
/// <param name="Win">How often the whole pot is won.</param>
/// <param name="Tie">How often it is shared.</param>
/// <param name="Lose">How often nothing is won.</param>
/// <param name="Error">The equity is within so much with 95 % confidence; 0 when it is exact.</param>
/// <param name="Cells">The same by kind of hand, those that can be dealt.</param>
public sealed record PlayerEquity(
    string Range, int Hands, double Equity, double Win, double Tie, double Lose, double Error, IReadOnlyList<EquityCell> Cells);
