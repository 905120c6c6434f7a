namespace Poker.Infrastructure.Jobs;

/// <summary>A worker as it is stored.</summary>
/// <param name="Id">Chosen by it, once a process.</param>
/// <param name="Name">For people.</param>
/// <param name="Slots">Cores that it gives to jobs.</param>
/// <param name="Version">Its build.</param>
/// <param name="Kinds">Kinds of jobs that it can do.</param>
/// <param name="SinceSeen">Time since its last sign of life, by the database's clock.</param>
/// <param name="Leaving">Whether it has said goodbye.</param>
/// <param name="JobsDone">Jobs that it completed.</param>
public sealed record WorkerRow(
    Guid Id, string Name, int Slots, string Version, IReadOnlyList<string> Kinds, TimeSpan SinceSeen, bool Leaving, long JobsDone);
