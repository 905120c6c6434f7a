using Npgsql;
using Poker.Infrastructure.Jobs;

namespace Poker.Coordinator.Planning;

/// <summary>What a planner works with.</summary>
/// <param name="Run">The run, read in this transaction.</param>
/// <param name="Runs">Runs and jobs, on <paramref name="Connection"/>.</param>
/// <param name="Connection">The connection; while planning it is in a transaction and holds the lock of the one that leads.</param>
/// <param name="Workers">The workers that were heard of within a lease's time and do not leave.</param>
public sealed record PlanningContext(RunRow Run, RunStore Runs, NpgsqlConnection Connection, IReadOnlyList<WorkerRow> Workers)
{
    /// <summary>Cores of all those workers, at least 1.</summary>
    public int Slots => Math.Max(1, Workers.Sum(worker => worker.Slots));
}
