namespace Poker.Capture.Parsing;

/// <summary>Whether a round of parsing was done.</summary>
public enum RoundOutcome
{
    /// <summary>It was.</summary>
    Parsed = 0,

    /// <summary>It was not: somebody else parses the session now, or there is no such session.</summary>
    Held,

    /// <summary>It was not: lines have expired without which nothing can be parsed anew.</summary>
    Expired,
}
