using System.Diagnostics;
using Npgsql;
using Poker.Coordinator.Planning;
using Poker.Infrastructure.Jobs;

namespace Poker.Coordinator.Serving;

/// <summary>Starts and stops runs, for whoever asks.</summary>
public sealed class RunRequests(NpgsqlDataSource dataSource, PlannerCatalogue planners, ILogger<RunRequests> log)
{
    /// <summary>Starts a run; the same id again is the same run.</summary>
    /// <exception cref="InvalidRunException">The kind or the spec makes no sense, or the id is another run's.</exception>
    /// <exception cref="RunRefusedException">Another run of the area is live.</exception>
    public async Task StartAsync(Guid id, string kind, string spec, CancellationToken cancellation)
    {
        var planner = Check(kind, spec);
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
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

    private IRunPlanner Check(string kind, string spec)
    {
        try
        {
            var planner = planners.For(kind);
            planner.Validate(spec);
            return planner;
        }
        catch (RunRefusedException error)
        {
            throw new InvalidRunException(error.Message);
        }
    }
}
