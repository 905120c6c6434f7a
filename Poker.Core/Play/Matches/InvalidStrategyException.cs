namespace Poker.Core.Play.Matches;

/// <summary>A strategy gave something that is no distribution over legal actions; the message says which, what, and in which hand.</summary>
public sealed class InvalidStrategyException(string message) : Exception(message);
