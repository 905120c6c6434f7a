namespace Poker.Capture.Parsing;

/// <summary>What one round of parsing a session has done.</summary>
/// <param name="Outcome">Whether it was done at all.</param>
/// <param name="Lines">Lines taken.</param>
/// <param name="Accepted">Hands accepted; one that comes out again, since lines followed, counts again.</param>
/// <param name="Quarantined">Hands put into quarantine.</param>
/// <param name="HasMore">Whether lines are left for another round.</param>
/// <param name="IsLateIgnored">Whether lines came late to a session whose first lines have expired, so that they are not parsed.</param>
public readonly record struct RoundReport(
    RoundOutcome Outcome, long Lines = 0, long Accepted = 0, long Quarantined = 0, bool HasMore = false, bool IsLateIgnored = false);
