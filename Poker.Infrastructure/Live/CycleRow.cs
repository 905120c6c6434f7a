namespace Poker.Infrastructure.Live;

/// <summary>A cycle of the live loop.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Run">The run that it is of; null where that is deleted.</param>
/// <param name="Began">When it began.</param>
/// <param name="Ended">When it ended; null while it goes on.</param>
/// <param name="Cause">Why it began.</param>
/// <param name="Through">Hands up to this id count as learned from.</param>
/// <param name="NewHands">So many of them were new.</param>
/// <param name="Parent">The version in production at its beginning, or null.</param>
/// <param name="Candidate">What came of it, or null.</param>
/// <param name="State">Where it is.</param>
/// <param name="Alpha">Its share of the error rate, for each of its tests.</param>
/// <param name="Outcome">For people; null at its beginning.</param>
public sealed record CycleRow(
    long Id,
    Guid? Run,
    DateTimeOffset Began,
    DateTimeOffset? Ended,
    string Cause,
    long Through,
    long NewHands,
    long? Parent,
    long? Candidate,
    CycleState State,
    double Alpha,
    string? Outcome);
