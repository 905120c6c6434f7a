namespace Poker.Bot.Strategies;

/// <summary>A decision that has begun.</summary>
/// <param name="Legal">The mask of legal action bins.</param>
/// <param name="Start">When, as a time stamp.</param>
internal readonly record struct DecisionSight(int Legal, long Start);
