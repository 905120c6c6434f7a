namespace Poker.Infrastructure.Live;

/// <summary>The live loop at a moment: what its page shows.</summary>
/// <param name="At">When.</param>
/// <param name="IsRunning">Whether a live run goes on.</param>
/// <param name="Hands">Hands: accepted, of the last hour, new since the last training, and how many begin a cycle.</param>
/// <param name="Production">The model that plays; null for none.</param>
/// <param name="Canary">The model on trial; null for none.</param>
/// <param name="Trial">How the trial stands; null while there is none.</param>
/// <param name="Cycles">The last cycles, the newest first.</param>
/// <param name="Models">The last versions, the newest first.</param>
/// <param name="Decisions">What was decided.</param>
public sealed record LiveSnapshot(
    DateTimeOffset At,
    bool IsRunning,
    LiveSnapshot.HandCounts Hands,
    LiveSnapshot.ModelBrief? Production,
    LiveSnapshot.ModelBrief? Canary,
    LiveSnapshot.TrialBrief? Trial,
    IReadOnlyList<LiveSnapshot.CycleBrief> Cycles,
    IReadOnlyList<LiveSnapshot.ModelBrief> Models,
    LiveSnapshot.DecisionCounts Decisions)
{
    /// <summary>Hands.</summary>
    /// <param name="Accepted">All.</param>
    /// <param name="LastHour">Those of the last hour.</param>
    /// <param name="Quarantined">Those that were not accepted.</param>
    /// <param name="Fresh">Since the last training.</param>
    /// <param name="PerCycle">That begin a cycle; null where no run says.</param>
    public sealed record HandCounts(long Accepted, long LastHour, long Quarantined, long Fresh, int? PerCycle);

    /// <summary>A version.</summary>
    /// <param name="Version">Its number.</param>
    /// <param name="State">Where it is.</param>
    /// <param name="Parent">The version that its training began with, or null.</param>
    /// <param name="Created">When it was registered.</param>
    public sealed record ModelBrief(long Version, string State, long? Parent, DateTimeOffset Created);

    /// <summary>A trial.</summary>
    /// <param name="Results">Results so far.</param>
    /// <param name="Mean">The canary's winnings less the other's, in big blinds a hand.</param>
    /// <param name="StandardError">Of that; null of fewer than two results.</param>
    /// <param name="Better">ln of the evidence for "better".</param>
    /// <param name="BetterAt">Where that decides.</param>
    /// <param name="NotBetter">ln of the evidence for "not better".</param>
    /// <param name="NotBetterAt">Where that decides.</param>
    public sealed record TrialBrief(long Results, double Mean, double? StandardError, double Better, double BetterAt, double NotBetter, double NotBetterAt);

    /// <summary>A cycle.</summary>
    /// <param name="Id">Its number.</param>
    /// <param name="State">Where it is.</param>
    /// <param name="Began">When it began.</param>
    /// <param name="Ended">When it ended; null while it goes on.</param>
    /// <param name="Cause">Why it began.</param>
    /// <param name="Parent">The version that it began with, or null.</param>
    /// <param name="Candidate">What came of it, or null.</param>
    /// <param name="Outcome">For people, or null.</param>
    public sealed record CycleBrief(
        long Id, string State, DateTimeOffset Began, DateTimeOffset? Ended, string Cause, long? Parent, long? Candidate, string? Outcome)
    {
        /// <summary>A cycle's row in brief.</summary>
        public static CycleBrief Of(CycleRow cycle) => new(
            cycle.Id, cycle.State.ToString().ToLowerInvariant(), cycle.Began, cycle.Ended, cycle.Cause, cycle.Parent, cycle.Candidate, cycle.Outcome);
    }

    /// <summary>Decisions.</summary>
    /// <param name="LastMinute">Of the last minute, by strategy.</param>
    /// <param name="Latest">The latest, the newest first.</param>
    public sealed record DecisionCounts(IReadOnlyList<StrategyCount> LastMinute, IReadOnlyList<DecisionBrief> Latest);

    /// <summary>Decisions of a strategy.</summary>
    /// <param name="Strategy">Its name.</param>
    /// <param name="Count">How many.</param>
    /// <param name="MeanMicros">How long one took, in microseconds.</param>
    public sealed record StrategyCount(string Strategy, long Count, double MeanMicros);

    /// <summary>A decision. Whose cards it was made with is not told: whoever sees the page may sit at that table.</summary>
    /// <param name="At">When.</param>
    /// <param name="Place">At which table.</param>
    /// <param name="Hand">In which hand.</param>
    /// <param name="Strategy">By what.</param>
    /// <param name="Street">On which street: 0 preflop to 3 river.</param>
    /// <param name="Action">What was done.</param>
    /// <param name="Micros">How long it took, in microseconds.</param>
    public sealed record DecisionBrief(DateTimeOffset At, string Place, string Hand, string Strategy, int Street, string Action, int Micros);
}
