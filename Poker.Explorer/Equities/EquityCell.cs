namespace Poker.Explorer.Equities;

/// <summary>A kind of hand of a range.</summary>
/// <param name="Name">Such as AKs.</param>
/// <param name="Hands">Its hands that can be dealt.</param>
/// <param name="Share">Its share of what the range is dealt, in [0, 1].</param>
/// <param name="Equity">Its mean share of the pot.</param>
/// <param name="Win">How often the whole pot is won.</param>
/// <param name="Tie">How often it is shared.</param>
/// <param name="Error">The equity is within so much with 95 % confidence; 0 when it is exact.</param>
public sealed record EquityCell(string Name, int Hands, double Share, double Equity, double Win, double Tie, double Error);
