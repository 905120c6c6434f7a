namespace Poker.Core.Play.Matches;

/// <summary>A strategy gave something that is no distribution over legal actions; the message says which, what, and in which hand.</summary>
/// <param name="strategy">The strategy.</param>
/// <param name="message">For people.</param>
public sealed class InvalidStrategyException(IStrategy strategy, string message) : Exception(message)
{
    /// <summary>The strategy that erred.</summary>
    public IStrategy Strategy => strategy;
}
