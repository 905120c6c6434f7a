using Npgsql;
using Poker.Coordinator.Planning;
using Poker.Coordinator.Telemetry;
using Poker.Infrastructure.Jobs;
using Poker.ServiceDefaults.Telemetry;

namespace Poker.Coordinator.Leading;

/// <summary>One look at everything by the instance that leads: expired leases, runs that have failed, runs to be planned.</summary>
public sealed class PlanningRound(
    JobStore jobs,
    PlannerCatalogue planners,
    RunWatch watch,
    CoordinatorTelemetry telemetry,
    CoordinatorOptions options,
    TimeProvider time,
    ILogger<PlanningRound> log)
{
    private static readonly TimeSpan CleanEvery = TimeSpan.FromHours(1);
    private readonly PlanningTroubles _troubles = new(time);
    private HashSet<Guid> _live = [];
    private long _observed, _cleaned;

    /// <summary>Does it, all in the leader's session.</summary>
    /// <exception cref="LeadershipLostException">The session is gone.</exception>
    public async Task RunAsync(LeaderSession session, CancellationToken cancellation)
    {
        // There is one a second at least: what each asks the database is not worth a trace, what it plans is.
        using var quiet = Untraced.Begin();
        try
        {
            await ExpireAsync(session, cancellation);
            var runs = await new RunStore(session.Connection).LiveAsync(cancellation);
            if (!runs.Any(run => run.Area == RunAreas.Autotrain))
            {
                await session.StopTrainingAsync(cancellation);
            }

            var heard = await JobBoard.WorkersAsync(session.Connection, jobs.Options.LeaseTime, cancellation);
            var workers = heard.Where(worker => !worker.Leaving).ToList();
            foreach (var run in runs.Where(run => run.IsWorkedAt && !_troubles.Rests(run.Id)))
            {
                if (run.Area != RunAreas.Autotrain || await session.TryTrainAsync(cancellation))
                {
                    await PlanAsync(session, run, workers, cancellation);
                }
            }

            await CleanUpAsync(session, runs, cancellation);
            await ObserveAsync(session, workers.Count, cancellation);
            await watch.LookAsync(session.Connection, runs, workers, cancellation);
        }
        catch (Exception error) when (error is not (OperationCanceledException or LeadershipLostException) && !session.IsOpen)
        {
            throw new LeadershipLostException(error);
        }
    }

    private async Task ExpireAsync(LeaderSession session, CancellationToken cancellation)
    {
        var expired = await LeaderLeases.ExpireAsync(session.Connection, jobs.Options, cancellation);
        foreach (var leases in expired)
        {
            telemetry.Expired(leases.Count);
            LogMessages.LeasesExpired(log, leases.Count, leases.Name, leases.Worker, leases.Run);
        }
    }

    private async Task PlanAsync(LeaderSession session, RunRow run, IReadOnlyList<WorkerRow> workers, CancellationToken cancellation)
    {
        using var trace = new PlanningTrace(telemetry.Source, run);
        try
        {
            trace.Planned(await PlanInTransactionAsync(session, run.Id, workers, trace.Begin, cancellation));
            _troubles.Planned(run.Id);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            trace.Failed(error);
            if (!session.IsOpen)
            {
                throw new LeadershipLostException(error);
            }

            await FailedAsync(session, run, error, cancellation);
        }
    }

    private async Task<long> PlanInTransactionAsync(
        LeaderSession session, Guid id, IReadOnlyList<WorkerRow> workers, Func<string?> beginTrace, CancellationToken cancellation)
    {
        var runs = new RunStore(session.Connection, beginTrace);
        await using var transaction = await session.Connection.BeginTransactionAsync(cancellation);
        if (await runs.LockWorkedAtAsync(id, cancellation) is not { } run)
        {
            return 0;
        }

        if (await runs.ProblemAsync(id, cancellation) is { } problem)
        {
            await runs.MoveAsync(id, RunState.Failed, problem, cancellation);
            LogMessages.RunFailed(log, id, problem);
        }
        else
        {
            await planners.For(run.Kind).PlanAsync(new PlanningContext(run, runs, session.Connection, workers), cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return runs.JobsAdded;
    }

    private async Task FailedAsync(LeaderSession session, RunRow run, Exception error, CancellationToken cancellation)
    {
        var failures = _troubles.Failed(run.Id, counts: error is not NpgsqlException { IsTransient: true });
        LogMessages.PlanningFailed(log, error, run.Kind, run.Id, failures);
        if (error is RunRefusedException || failures >= options.MostPlanningFailures)
        {
            await new RunStore(session.Connection).MoveAsync(run.Id, RunState.Failed, $"It could not be planned: {error.Message}", cancellation);
            _troubles.Planned(run.Id);
            LogMessages.RunFailed(log, run.Id, error.Message);
        }
    }

    private async Task ObserveAsync(LeaderSession session, int workers, CancellationToken cancellation)
    {
        if (_observed != 0 && time.GetElapsedTime(_observed) < options.PlanEvery)
        {
            return;
        }

        _observed = time.GetTimestamp();
        var (_, _, completed) = await JobBoard.CountAsync(session.Connection, cancellation);
        telemetry.Observe(new LeaderFigures(await JobBoard.QueuesAsync(session.Connection, cancellation), workers, completed));
    }

    // What nobody looks after any more. A run that was live in the last round, and is not in this one, has ended.
    private async Task CleanUpAsync(LeaderSession session, IReadOnlyList<RunRow> runs, CancellationToken cancellation)
    {
        var isDue = _cleaned == 0 || time.GetElapsedTime(_cleaned) > CleanEvery;
        if (isDue || !_live.IsSubsetOf(runs.Select(run => run.Id)))
        {
            foreach (var planner in planners.All)
            {
                await TryCleanUpAsync(session, planner, cancellation);
            }
        }

        if (isDue)
        {
            await JobBoard.ForgetWorkersAsync(session.Connection, cancellation);
            _cleaned = time.GetTimestamp();
        }

        _live = [.. runs.Select(run => run.Id)];
    }

    // Housekeeping that fails must not keep leases from expiring.
    private async Task TryCleanUpAsync(LeaderSession session, IRunPlanner planner, CancellationToken cancellation)
    {
        try
        {
            await planner.CleanUpAsync(session.Connection, cancellation);
        }
        catch (NpgsqlException error) when (session.IsOpen)
        {
            LogMessages.CleanUpFailed(log, planner.Kind, error.Message);
        }
    }
}
