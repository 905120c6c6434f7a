using Npgsql;
using Poker.Coordinator.Planning;
using Poker.Coordinator.Telemetry;
using Poker.Infrastructure.Batches;
using Poker.Infrastructure.History;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres;

namespace Poker.Coordinator.Leading;

/// <summary>
/// Tells how the live runs get on, for the instance that leads: their figures to the metrics every few seconds, and to the log a line when one
/// drains, when one ends, and each minute.
/// </summary>
public sealed class RunWatch(PlannerCatalogue planners, RunMetrics metrics, CoordinatorOptions options, TimeProvider time, ILogger<RunWatch> log)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MeasureEvery = TimeSpan.FromMinutes(1);

    private readonly Dictionary<Guid, Watched> _runs = [];
    private long? _looked, _measured;

    /// <summary>Looks at the runs, if it is time to. What cannot be told is left out: planning goes on.</summary>
    /// <param name="connection">The leader's session, in no transaction.</param>
    /// <param name="live">All live runs.</param>
    /// <param name="workers">The workers that take part.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task LookAsync(NpgsqlConnection connection, IReadOnlyList<RunRow> live, IReadOnlyList<WorkerRow> workers, CancellationToken cancellation)
    {
        try
        {
            await TellChangesAsync(connection, live, cancellation);
            if (IsDue(ref _looked, LookEvery))
            {
                await TellFiguresAsync(connection, live, workers, cancellation);
            }

            if (IsDue(ref _measured, MeasureEvery))
            {
                metrics.ObserveDatabase(await DatabaseSize.ReadAsync(connection, cancellation));
            }
        }
        catch (PostgresException error)
        {
            LogMessages.NotWatching(log, error.MessageText);
        }
    }

    /// <summary>Forgets what it saw: another instance leads, or none.</summary>
    public void Stop()
    {
        _runs.Clear();
        (_looked, _measured) = (null, null);
        metrics.ObserveRuns([]);
        metrics.ObserveDatabase(null);
    }

    private bool IsDue(ref long? last, TimeSpan every)
    {
        if (last is { } at && time.GetElapsedTime(at) < every)
        {
            return false;
        }

        last = time.GetTimestamp();
        return true;
    }

    private async Task TellChangesAsync(NpgsqlConnection connection, IReadOnlyList<RunRow> live, CancellationToken cancellation)
    {
        foreach (var run in live)
        {
            // Its start is told by whoever starts it.
            var watched = _runs.GetValueOrDefault(run.Id) ?? new(run.State, time.GetTimestamp());
            _runs[run.Id] = watched with { State = run.State };
            if (run.State != watched.State)
            {
                TellState(run);
            }
        }

        foreach (var id in _runs.Keys.Except(live.Select(run => run.Id)).ToList())
        {
            _runs.Remove(id);

            // What failed is told where it fails, with its cause.
            if (await new RunStore(connection).ReadAsync(id, cancellation) is { State: not RunState.Failed, FinishedAt: { } end } run)
            {
                TellEnd(run, (end - run.CreatedAt).TotalSeconds);
                await NoteAsync(connection, run, cancellation);
            }
        }
    }

    private void TellState(RunRow run)
    {
        switch (run.State)
        {
            case RunState.Draining:
                LogMessages.RunDrains(log, run.Kind, run.Id);
                break;
            case RunState.Paused:
                LogMessages.RunPaused(log, run.Kind, run.Id);
                break;
            default:
                LogMessages.RunResumed(log, run.Kind, run.Id);
                break;
        }
    }

    private void TellEnd(RunRow run, double seconds)
    {
        if (run.Problem is { } problem)
        {
            LogMessages.RunEndedEarly(log, run.Kind, seconds, RunStore.Name(run.State), run.Id, problem);
        }
        else
        {
            LogMessages.RunEnded(log, run.Kind, seconds, RunStore.Name(run.State), run.Id);
        }
    }

    private async Task TellFiguresAsync(
        NpgsqlConnection connection, IReadOnlyList<RunRow> live, IReadOnlyList<WorkerRow> workers, CancellationToken cancellation)
    {
        var reports = new List<(Guid, RunReport)>();
        foreach (var run in live.Where(run => planners.Find(run.Kind) is not null))
        {
            var runs = new RunStore(connection);
            var isNews = run.IsWorkedAt && time.GetElapsedTime(_runs[run.Id].ToldAt) >= options.TellEvery;
            var report = await ReportAsync(new PlanningContext(run, runs, connection, workers), isNews, cancellation);
            if (report is not null)
            {
                reports.Add((run.Id, report));
            }

            if (run.IsWorkedAt)
            {
                await NoteAsync(connection, run, cancellation);
            }

            if (isNews)
            {
                _runs[run.Id] = _runs[run.Id] with { ToldAt = time.GetTimestamp() };
                var jobs = await runs.StageAsync(run.Id, null, cancellation);
                LogMessages.RunGoesOn(log, run.Kind, report?.Activity ?? "unknown", jobs.Leased, jobs.Pending, workers.Count, run.Id);
            }
        }

        metrics.ObserveRuns(reports);
    }

    // For the curves of the explorer.
    private static async Task NoteAsync(NpgsqlConnection connection, RunRow run, CancellationToken cancellation)
    {
        if (run.Kind == BlueprintSpec.Kind && BlueprintSpec.TryParse(run.Spec) is { } spec)
        {
            await new CurveWriter(connection).NoteAsync(run.Id, spec, cancellation);
        }
    }

    // A planner's report fails, if it does, each time: it is told when the run is.
    private async Task<RunReport?> ReportAsync(PlanningContext context, bool isNews, CancellationToken cancellation)
    {
        try
        {
            return await planners.For(context.Run.Kind).ReportAsync(context, cancellation);
        }
        catch (Exception error) when (error is not (OperationCanceledException or NpgsqlException))
        {
            if (isNews)
            {
                LogMessages.ReportFailed(log, context.Run.Id, error.Message);
            }

            return null;
        }
    }

    private sealed record Watched(RunState State, long ToldAt);
}
