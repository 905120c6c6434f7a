using System.ComponentModel;

namespace Poker.Coordinator.Reporting;

/// <summary>The state of the system.</summary>
/// <param name="Leading">Whether this instance leads.</param>
/// <param name="Version">This instance's build.</param>
/// <param name="Runs">Runs that are live, and the last one that ended.</param>
/// <param name="Workers">Workers of the last ten minutes.</param>
/// <param name="Queued">Jobs that wait.</param>
/// <param name="Leased">Jobs at work.</param>
[Description("The state of the system.")]
public sealed record SystemReport(
    [property: Description("Whether this instance leads: plans runs and takes expired leases back.")] bool Leading,
    [property: Description("This instance's build.")] string Version,
    [property: Description("Runs that are live, and the last one that ended.")] IReadOnlyList<RunDetails> Runs,
    [property: Description("Workers that were heard of in the last ten minutes.")] IReadOnlyList<WorkerDetails> Workers,
    [property: Description("Jobs that wait.")] long Queued,
    [property: Description("Jobs at work.")] long Leased);
