namespace Poker.Core.Histories;

/// <summary>How a recorded hand went through the engine.</summary>
/// <param name="Reason">Why recording and engine disagree, or null if they agree.</param>
/// <param name="Used">The recording's faults that were worked around.</param>
/// <param name="Fault">On what kind of thing they disagree.</param>
/// <param name="Event">The index of the event at which they disagree, −1 if it is none.</param>
/// <param name="What">That event in words, or empty.</param>
public readonly record struct ReplayResult(
    string? Reason, Leniencies Used, ReplayFault Fault = ReplayFault.None, int Event = -1, string What = "")
{
    /// <summary>Whether recording and engine agree.</summary>
    public bool Agrees => Reason is null;

    /// <summary>The first thing on which they disagree, with the event, or null.</summary>
    public string? Difference => Event < 0 ? Reason : $"event {Event + 1} ({What}): {Reason}";
}
