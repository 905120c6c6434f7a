using System.ComponentModel;

namespace Poker.Coordinator.Reporting;

/// <summary>A worker and what it is doing.</summary>
/// <param name="Id">The worker.</param>
/// <param name="Name">For people.</param>
/// <param name="Slots">Cores that it gives to jobs.</param>
/// <param name="Version">Its build.</param>
/// <param name="SecondsSinceSeen">Time since its last sign of life.</param>
/// <param name="State">working, idle, leaving or lost.</param>
/// <param name="JobsDone">Jobs that it completed.</param>
/// <param name="Jobs">What it works at, for people.</param>
[Description("A worker and what it is doing.")]
public sealed record WorkerDetails(
    [property: Description("The worker.")] Guid Id,
    [property: Description("Its name, for people.")] string Name,
    [property: Description("Cores that it gives to jobs.")] int Slots,
    [property: Description("Its build.")] string Version,
    [property: Description("Seconds since its last sign of life, by the database's clock.")] double SecondsSinceSeen,
    [property: Description("working, idle, leaving or lost.")] string State,
    [property: Description("Jobs that it completed.")] long JobsDone,
    [property: Description("What it works at, for people.")] IReadOnlyList<string> Jobs);
