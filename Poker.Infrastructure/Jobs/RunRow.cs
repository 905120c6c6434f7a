namespace Poker.Infrastructure.Jobs;

/// <summary>A run as it is stored.</summary>
/// <param name="Id">Chosen by whoever started it, so that a repeated start is the same run.</param>
/// <param name="Kind">Which planner cuts it into jobs.</param>
/// <param name="Area">What it works on: one run of an area at a time.</param>
/// <param name="Spec">What its planner reads: JSON.</param>
/// <param name="State">Where it is.</param>
/// <param name="Problem">Why it failed; null if it did not.</param>
/// <param name="Trace">The W3C trace context of its start; null for none.</param>
/// <param name="CreatedAt">By the database's clock.</param>
/// <param name="FinishedAt">Null while it runs.</param>
public sealed record RunRow(
    Guid Id, string Kind, string Area, string Spec, RunState State, string? Problem, string? Trace, DateTime CreatedAt, DateTime? FinishedAt)
{
    /// <summary>Whether it has not ended: it may be paused.</summary>
    public bool IsLive => State is RunState.Active or RunState.Draining or RunState.Paused;

    /// <summary>Whether jobs of it may be leased.</summary>
    public bool IsWorkedAt => IsLive && State != RunState.Paused;
}
