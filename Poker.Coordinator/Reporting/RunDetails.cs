namespace Poker.Coordinator.Reporting;

/// <summary>A run and what it is doing.</summary>
/// <param name="Id">The run.</param>
/// <param name="Kind">Which planner cuts it into jobs: clustering, blueprint or live.</param>
/// <param name="State">active, draining, paused, done, failed or cancelled.</param>
/// <param name="Problem">Why it failed; null if it did not.</param>
/// <param name="Created">When it was started, by the database's clock.</param>
/// <param name="Finished">When it ended; null while it runs.</param>
/// <param name="Activity">What it is doing, for people.</param>
/// <param name="Progress">0 to 1 of the activity; null where that is unknown.</param>
/// <param name="Pending">Jobs that wait.</param>
/// <param name="Leased">Jobs at work.</param>
/// <param name="Done">Jobs done whose rows are kept.</param>
/// <param name="Trouble">What a job that failed and is tried again failed at; null while there is none.</param>
/// <param name="Figures">The kind's own figures by name: iterations, nodes, inertia and others.</param>
public sealed record RunDetails(
    Guid Id,
    string Kind,
    string State,
    string? Problem,
    DateTime Created,
    DateTime? Finished,
    string Activity,
    double? Progress,
    long Pending,
    long Leased,
    long Done,
    string? Trouble,
    IReadOnlyDictionary<string, double> Figures);
