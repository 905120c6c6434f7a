using Poker.Infrastructure.Live;

namespace Poker.Explorer.Live;

/// <summary>A cycle of the live loop: one way from hands to a model in production, or not.</summary>
/// <param name="Id">Its number.</param>
/// <param name="State">training, validating, trying, promoted, rejected or nothing.</param>
/// <param name="Began">When it began.</param>
/// <param name="Ended">When it ended; null while it goes on.</param>
/// <param name="Cause">Why it began.</param>
/// <param name="NewHands">Hands that were new.</param>
/// <param name="Parent">The version in production at its beginning; null for none.</param>
/// <param name="Candidate">What came of it; null for nothing, or nothing yet.</param>
/// <param name="Alpha">Its share of the error rate of all cycles, for each of its tests.</param>
/// <param name="Outcome">For people; null at its beginning.</param>
public sealed record CycleReport(
    long Id, string State, DateTimeOffset Began, DateTimeOffset? Ended, string Cause, long NewHands, long? Parent, long? Candidate, double Alpha, string? Outcome)
{
    /// <summary>A cycle's report.</summary>
    public static CycleReport Of(CycleRow cycle) => new(
        cycle.Id, cycle.State.ToString().ToLowerInvariant(), cycle.Began, cycle.Ended, cycle.Cause, cycle.NewHands, cycle.Parent, cycle.Candidate, cycle.Alpha,
        cycle.Outcome);
}
