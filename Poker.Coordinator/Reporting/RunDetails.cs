using System.ComponentModel;

namespace Poker.Coordinator.Reporting;

/// <summary>A run and what it is doing.</summary>
/// <param name="Id">The run.</param>
/// <param name="Kind">Which planner cuts it into jobs.</param>
/// <param name="State">active, draining, done, failed or cancelled.</param>
/// <param name="Problem">Why it failed; null if it did not.</param>
/// <param name="Created">When it was started.</param>
/// <param name="Finished">When it ended; null while it runs.</param>
/// <param name="Activity">What it is doing, for people.</param>
/// <param name="Progress">0 to 1 of the activity; null where that is unknown.</param>
/// <param name="Pending">Jobs that wait.</param>
/// <param name="Leased">Jobs at work.</param>
/// <param name="Done">Jobs done that are kept.</param>
/// <param name="Figures">The kind's own figures by name.</param>
[Description("A run and what it is doing.")]
public sealed record RunDetails(
    [property: Description("The run.")] Guid Id,
    [property: Description("Which planner cuts it into jobs: clustering or blueprint.")] string Kind,
    [property: Description("active, draining, done, failed or cancelled.")] string State,
    [property: Description("Why it failed; null if it did not.")] string? Problem,
    [property: Description("When it was started, by the database's clock.")] DateTime Created,
    [property: Description("When it ended; null while it runs.")] DateTime? Finished,
    [property: Description("What it is doing, for people.")] string Activity,
    [property: Description("0 to 1 of the activity; null where that is unknown.")] double? Progress,
    [property: Description("Jobs that wait.")] long Pending,
    [property: Description("Jobs at work.")] long Leased,
    [property: Description("Jobs done whose rows are kept.")] long Done,
    [property: Description("The kind's own figures by name: iterations, nodes, inertia and others.")] IReadOnlyDictionary<string, double> Figures);
