using System.Diagnostics;
using Npgsql;
using Poker.Coordinator.Planning;
using Poker.Infrastructure.Jobs;

namespace Poker.Coordinator.Serving;

/// <summary>Starts, pauses, resumes and stops runs, for whoever asks.</summary>
public sealed class RunRequests(NpgsqlDataSource dataSource, PlannerCatalogue planners, ILogger<RunRequests> log)
{
    /// <summary>Starts a run; the same id again is the same run.</summary>
    /// <param name="id">The run.</param>
    /// <param name="kind">Which planner cuts it into jobs.</param>
    /// <param name="spec">What that reads; null for what goes on with the database's state.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="InvalidRunException">The kind or the spec makes no sense, or the id is another run's.</exception>
    /// <exception cref="RunRefusedException">Another run of the area is live.</exception>
    public async Task StartAsync(Guid id, string kind, string? spec, CancellationToken cancellation)
    {
        var planner = Planner(kind);
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        spec ??= await planner.DefaultSpecAsync(connection, cancellation);
        Check(planner, spec);
        var run = await new RunStore(connection).StartAsync(id, kind, planner.Area, spec, Activity.Current?.Id, cancellation);
        if (run.Kind != kind)
        {
            throw new InvalidRunException($"The id is that of a run of the kind {run.Kind}: choose another one.");
        }

        LogMessages.RunStarted(log, kind, id);
    }

    /// <summary>Ends a run; one that has ended stays as it is.</summary>
    /// <param name="id">The run.</param>
    /// <param name="drain">Whether what is at work is finished and brought into its tables; else it is dropped.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async Task StopAsync(Guid id, bool drain, CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        var state = drain ? RunState.Draining : RunState.Cancelled;
        if (await new RunStore(connection).MoveAsync(id, state, null, cancellation))
        {
            LogMessages.RunStopped(log, id, RunStore.Name(state));
        }
    }

    /// <summary>Pauses a run; one that is paused stays so.</summary>
    /// <param name="id">The run.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="RunRefusedException">It is ending, or has ended.</exception>
    public async Task PauseAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await new RunStore(connection).PauseAsync(id, cancellation);
    }

    /// <summary>Lets a paused run go on; one that is active stays so.</summary>
    /// <param name="id">The run.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="RunRefusedException">It is ending, or has ended.</exception>
    public async Task ResumeAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await new RunStore(connection).ResumeAsync(id, cancellation);
    }

    /// <summary>Ends the live run of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="drain">As for one that is named.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>The run.</returns>
    /// <exception cref="RunRefusedException">There is none.</exception>
    public async Task<Guid> StopAsync(string kind, bool drain, CancellationToken cancellation)
    {
        _ = Planner(kind);
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        var live = (await new RunStore(connection).LiveAsync(cancellation)).FirstOrDefault(run => run.Kind == kind)
            ?? throw new RunRefusedException($"No run of the kind {kind} is live.");
        await StopAsync(live.Id, drain, cancellation);
        return live.Id;
    }

    private IRunPlanner Planner(string kind)
    {
        try
        {
            return planners.For(kind);
        }
        catch (RunRefusedException error)
        {
            throw new InvalidRunException(error.Message);
        }
    }

    private static void Check(IRunPlanner planner, string spec)
    {
        try
        {
            planner.Validate(spec);
        }
        catch (RunRefusedException error)
        {
            throw new InvalidRunException(error.Message);
        }
    }
}
