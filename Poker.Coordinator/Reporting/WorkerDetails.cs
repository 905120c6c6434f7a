namespace Poker.Coordinator.Reporting;

/// <summary>A worker and what it is doing.</summary>
/// <param name="Id">The worker.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="Slots">Cores that it gives to jobs.</param>
/// <param name="Version">Its build.</param>
/// <param name="SecondsSinceSeen">Seconds since its last sign of life, by the database's clock.</param>
/// <param name="State">working, idle, leaving or lost.</param>
/// <param name="JobsDone">Jobs that it completed.</param>
/// <param name="Jobs">What it works at, for people.</param>
public sealed record WorkerDetails(
    Guid Id,
    string Name,
    int Slots,
    string Version,
    double SecondsSinceSeen,
    string State,
    long JobsDone,
    IReadOnlyList<string> Jobs);
