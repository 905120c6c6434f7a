namespace Poker.Core.Equity;

/// <summary>The chances of one hand of a range.</summary>
/// <param name="Pair">The hand, as <see cref="Evaluation.CardPairs"/> numbers it.</param>
/// <param name="Mass">How much of all deals it has, in the unit of the other hands of the range.</param>
/// <param name="Win">How often it wins alone, in [0, 1].</param>
/// <param name="Tie">How often it shares the pot.</param>
/// <param name="Equity">Its mean share of the pot.</param>
/// <param name="Trials">Deals that this was seen in, each for itself; 0 when it is exact.</param>
public readonly record struct HandChances(int Pair, double Mass, double Win, double Tie, double Equity, long Trials);
