namespace Poker.Explorer.Strategy;

/// <summary>A spot of a blueprint that is asked for.</summary>
/// <param name="Name">The blueprint.</param>
/// <param name="History">The path.</param>
/// <param name="Board">The board in the order in which it was dealt.</param>
internal sealed record StrategyQuestion(string Name, string? History, string? Board);
