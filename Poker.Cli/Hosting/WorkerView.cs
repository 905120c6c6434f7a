using Poker.Contracts.V1;
using Poker.Infrastructure.Jobs;

namespace Poker.Cli.Hosting;

/// <summary>A worker in reports.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Slots">Cores that it gives to jobs.</param>
/// <param name="Version">Its build.</param>
/// <param name="State">working, idle, leaving or lost.</param>
/// <param name="SecondsSinceSeen">Since its last sign of life.</param>
/// <param name="JobsDone">Jobs that it completed.</param>
/// <param name="Jobs">What it works at.</param>
internal sealed record WorkerView(
    Guid Id, string Name, int Slots, string Version, string State, double SecondsSinceSeen, long JobsDone, IReadOnlyList<string> Jobs)
{
    /// <summary>A worker as a coordinator tells of it.</summary>
    public static WorkerView Of(WorkerStatus status) => new(
        new Guid(status.Worker.Span, bigEndian: true),
        status.Name,
        status.Slots,
        status.Version,
        status.State,
        status.SinceSeen?.ToTimeSpan().TotalSeconds ?? 0,
        status.JobsDone,
        [.. status.Jobs]);

    /// <summary>A worker as the database holds it.</summary>
    /// <param name="row">The worker.</param>
    /// <param name="jobs">What it works at.</param>
    /// <param name="lostAfter">How long it may be silent.</param>
    public static WorkerView Of(WorkerRow row, IReadOnlyList<string> jobs, TimeSpan lostAfter) => new(
        row.Id,
        row.Name,
        row.Slots,
        row.Version,
        row.Leaving ? "leaving" : row.SinceSeen > lostAfter ? "lost" : jobs.Count > 0 ? "working" : "idle",
        row.SinceSeen.TotalSeconds,
        row.JobsDone,
        jobs);
}
