namespace Poker.Bot.Strategies;

/// <summary>What made a decision.</summary>
/// <param name="Strategy">Its name, with the version where it is a model.</param>
/// <param name="Model">The version; null where it is no model.</param>
/// <param name="Why">What it rests on, for people.</param>
/// <param name="IsFallback">Whether it stood in for what was asked for.</param>
internal readonly record struct DecisionMaker(string Strategy, long? Model, string Why, bool IsFallback);
