namespace Poker.Explorer.Strategy;

/// <summary>The combinations of a cell.</summary>
/// <param name="Cell">The cell: <c>AA</c>, <c>AKs</c>, <c>AKo</c>.</param>
/// <param name="Actions">What can be done.</param>
/// <param name="Hands">The combinations that the board leaves.</param>
public sealed record StrategyHands(string Cell, IReadOnlyList<StrategyAction> Actions, IReadOnlyList<StrategyHand> Hands);
