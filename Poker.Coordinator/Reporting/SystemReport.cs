namespace Poker.Coordinator.Reporting;

/// <summary>The state of the system.</summary>
/// <param name="Leading">Whether this instance leads: plans runs and takes expired leases back.</param>
/// <param name="Version">This instance's build.</param>
/// <param name="Runs">Runs that are live, and the last one that ended.</param>
/// <param name="Workers">Workers that were heard of in the last ten minutes.</param>
/// <param name="Queued">Jobs that wait.</param>
/// <param name="Leased">Jobs at work.</param>
public sealed record SystemReport(
    bool Leading,
    string Version,
    IReadOnlyList<RunDetails> Runs,
    IReadOnlyList<WorkerDetails> Workers,
    long Queued,
    long Leased);
