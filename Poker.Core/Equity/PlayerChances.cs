namespace Poker.Core.Equity;

/// <summary>The chances of a player.</summary>
/// <param name="Win">How often it wins alone, in [0, 1].</param>
/// <param name="Tie">How often it shares the pot.</param>
/// <param name="Equity">Its mean share of the pot.</param>
/// <param name="Error">The equity is within so much with 95 % confidence; 0 when it is exact.</param>
/// <param name="Hands">The same of each hand that it can have.</param>
public sealed record PlayerChances(double Win, double Tie, double Equity, double Error, IReadOnlyList<HandChances> Hands);
