namespace Poker.Core.Equity;

/// <summary>Hands, ranges and boards that cannot be dealt together; the message says which, for whoever gave them.</summary>
/// <param name="message">For people.</param>
public sealed class ImpossibleDealException(string message) : ArgumentException(message);
