namespace Poker.Bot.Strategies;

/// <summary>A strategy to choose.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
/// <param name="MostPlayers">Players at a table at most: 2 for a blueprint.</param>
public sealed record StrategyChoice(string Name, string Description, int MostPlayers);
