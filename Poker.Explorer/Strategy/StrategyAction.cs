namespace Poker.Explorer.Strategy;

/// <summary>An action that can be taken at a spot.</summary>
/// <param name="Word">As histories write it: <c>x</c>, <c>b2.5</c>, <c>a</c>.</param>
/// <param name="Text">For people, amounts in big blinds.</param>
/// <param name="Kind">What it is: <c>fold</c>, <c>check</c>, <c>call</c>, <c>raise</c> (bets too) or <c>all-in</c>.</param>
/// <param name="ToBigBlinds">Of a raise the street total in big blinds, else 0.</param>
/// <param name="LeadsTo"><c>decision</c>, <c>street</c> (board cards are needed), <c>end</c> (of the betting) or <c>off-tree</c>.</param>
/// <param name="History">The path after it; null where that is no spot that can be asked for.</param>
/// <param name="IsTaken">Whether the path goes on with it.</param>
public sealed record StrategyAction(
    string Word, string Text, string Kind, double ToBigBlinds, string LeadsTo, string? History, bool IsTaken);
