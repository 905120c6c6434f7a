namespace Poker.Explorer.Strategy;

/// <summary>The blueprint that an answer is of.</summary>
/// <param name="Name">What was asked for.</param>
/// <param name="Betting">The name of its bets.</param>
/// <param name="Bets">Its bets in words.</param>
/// <param name="StackBigBlinds">The stacks that it was trained with.</param>
/// <param name="Deck">Its deck: full or royal.</param>
/// <param name="Iterations">How long it was trained: its epoch.</param>
public sealed record StrategyBlueprint(string Name, string Betting, string Bets, int StackBigBlinds, string Deck, long Iterations);
