namespace Poker.Bot.Strategies;

/// <summary>Which hand is played where; for the log, and so that a hand sticks to one model.</summary>
/// <param name="Table">The table, or the caller's name.</param>
/// <param name="Hand">The hand's name there.</param>
public sealed record HandPlace(string Table, string Hand)
{
    /// <summary>Who the others are, so that hands against the same are compared, such as <c>people</c>; the table where it is not told.</summary>
    public string? Opponents { get; init; }

    /// <summary>What all seats of a hand share that counts in the trial of a canary; null for a hand that does not.</summary>
    public TrialHand? Trial { get; init; }
}
