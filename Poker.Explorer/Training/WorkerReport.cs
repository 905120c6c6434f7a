namespace Poker.Explorer.Training;

/// <summary>A worker and its leases.</summary>
/// <param name="Id">The worker.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="State">working, idle, leaving or lost.</param>
/// <param name="Slots">Cores that it gives to jobs.</param>
/// <param name="Version">Its build.</param>
/// <param name="SecondsSinceSeen">Seconds since its last sign of life.</param>
/// <param name="JobsDone">Jobs that it completed.</param>
/// <param name="Leases">What it works at.</param>
public sealed record WorkerReport(
    Guid Id, string Name, string State, int Slots, string Version, double SecondsSinceSeen, long JobsDone, IReadOnlyList<LeaseReport> Leases);
