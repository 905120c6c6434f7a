using Npgsql;
using Poker.Infrastructure.Jobs;

namespace Poker.Coordinator.Planning;

/// <summary>Cuts the runs of one kind into jobs, stage by stage. It keeps nothing that the database does not hold, but for caches.</summary>
public interface IRunPlanner
{
    /// <summary>The kind of runs.</summary>
    string Kind { get; }

    /// <summary>What such runs work on: one run of an area at a time.</summary>
    string Area { get; }

    /// <summary>Checks a run's spec before it is started.</summary>
    /// <exception cref="RunRefusedException">It makes no sense; the message says what and what to write instead.</exception>
    void Validate(string spec);

    /// <summary>The spec of a run that is started without one: it goes on with what the database holds, or begins what is usual.</summary>
    /// <exception cref="RunRefusedException">Nothing sensible can be started so; the message says what to do first.</exception>
    Task<string> DefaultSpecAsync(NpgsqlConnection connection, CancellationToken cancellation) => Task.FromResult("{}");

    /// <summary>
    /// Moves a live run on as far as it goes: adds jobs, uses the results of finished stages, ends the run. Called by the one instance that
    /// leads, in a transaction on the connection that holds its lock, whenever something changed and at least once a second; so it must be
    /// quick, and repeatable: whatever it did in a transaction that was lost, it does again.
    /// </summary>
    Task PlanAsync(PlanningContext context, CancellationToken cancellation);

    /// <summary>
    /// Removes what runs left behind that ended without this planner: cancelled, or failed. Called by the one instance that leads, when it first does,
    /// when a run has ended, and each hour.
    /// </summary>
    Task CleanUpAsync(NpgsqlConnection connection, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>What a run is doing, by any instance.</summary>
    Task<RunReport> ReportAsync(PlanningContext context, CancellationToken cancellation);
}
