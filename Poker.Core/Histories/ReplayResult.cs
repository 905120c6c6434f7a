namespace Poker.Core.Histories;

/// <summary>How a recorded hand went through the engine.</summary>
/// <param name="Difference">The first thing on which recording and engine disagree, or null.</param>
/// <param name="Used">The recording's faults that were worked around.</param>
public readonly record struct ReplayResult(string? Difference, Leniencies Used)
{
    /// <summary>Whether recording and engine agree.</summary>
    public bool Agrees => Difference is null;
}
