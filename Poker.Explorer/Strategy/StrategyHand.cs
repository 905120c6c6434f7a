namespace Poker.Explorer.Strategy;

/// <summary>Two cards at a spot.</summary>
/// <param name="Hand">The cards, the higher one first.</param>
/// <param name="Bucket">Its bucket on the street.</param>
/// <param name="Reach">How likely its player comes here with it, in [0, 1].</param>
/// <param name="OpponentReach">How likely the other player does.</param>
/// <param name="Mix">By action: how often it is done.</param>
/// <param name="Value">On the river its value in big blinds, where it is known.</param>
/// <param name="ActionValues">By action: the same for doing it always.</param>
public sealed record StrategyHand(
    string Hand, int Bucket, double Reach, double OpponentReach, IReadOnlyList<double> Mix, double? Value, IReadOnlyList<double?>? ActionValues);
