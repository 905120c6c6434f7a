using Npgsql;
using Poker.Coordinator.Leading;
using Poker.Coordinator.Planning;
using Poker.Coordinator.Serving;
using Poker.Infrastructure.Jobs;

namespace Poker.Coordinator.Reporting;

/// <summary>Reads the state of the system from the database: any instance tells the same.</summary>
public sealed class StatusReader(
    NpgsqlDataSource dataSource, JobStore jobs, PlannerCatalogue planners, LeaderStatus leader, ILogger<StatusReader> log)
{
    private const int MostAtOnce = 8;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private static readonly Dictionary<string, double> NoFigures = [];

    // However many look, workers' calls find a connection.
    private readonly SemaphoreSlim _turns = new(MostAtOnce);

    /// <summary>All of it.</summary>
    public Task<SystemReport> ReadAsync(CancellationToken cancellation) => AskAsync(connection => ReadAsync(connection, cancellation), cancellation);

    private async Task<SystemReport> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var runs = new RunStore(connection);
        var told = (await runs.LiveAsync(cancellation)).Concat(await runs.LastEndedAsync(1, cancellation)).ToList();
        var (queued, leased, _) = await JobBoard.CountAsync(connection, cancellation);
        var workers = await WorkersAsync(connection, cancellation);
        return new(leader.Leads, BuildVersion.Own, await DetailsAsync(connection, told, cancellation), workers, queued, leased);
    }

    /// <summary>A run; null when there is none.</summary>
    public Task<RunDetails?> ReadAsync(Guid run, CancellationToken cancellation) => AskAsync(
        async connection =>
            await new RunStore(connection).ReadAsync(run, cancellation) is { } row ? (await DetailsAsync(connection, [row], cancellation))[0] : null,
        cancellation);

    /// <summary>The last runs, the newest first.</summary>
    public Task<IReadOnlyList<RunDetails>> RunsAsync(int most, CancellationToken cancellation) => AskAsync(
        async connection => await DetailsAsync(connection, await new RunStore(connection).LastAsync(most, cancellation), cancellation), cancellation);

    /// <summary>The workers of the last ten minutes.</summary>
    public Task<IReadOnlyList<WorkerDetails>> WorkersAsync(CancellationToken cancellation) =>
        AskAsync(connection => WorkersAsync(connection, cancellation), cancellation);

    private async Task<T> AskAsync<T>(Func<NpgsqlConnection, Task<T>> ask, CancellationToken cancellation)
    {
        await _turns.WaitAsync(cancellation);
        try
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellation);
            return await ask(connection);
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<IReadOnlyList<WorkerDetails>> WorkersAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var atWork = await JobBoard.AtWorkAsync(connection, cancellation);
        return
        [
            .. (await JobBoard.WorkersAsync(connection, Window, cancellation)).Select(worker =>
            {
                IReadOnlyList<string> doing = [.. atWork[worker.Id]];
                var state = worker.Leaving ? "leaving"
                    : worker.SinceSeen > jobs.Options.LeaseTime ? "lost"
                    : doing.Count > 0 ? "working"
                    : "idle";
                return new WorkerDetails(
                    worker.Id, worker.Name, worker.Slots, worker.Version, Math.Max(0, worker.SinceSeen.TotalSeconds), state, worker.JobsDone, doing);
            }),
        ];
    }

    private async Task<IReadOnlyList<RunDetails>> DetailsAsync(NpgsqlConnection connection, IReadOnlyList<RunRow> rows, CancellationToken cancellation)
    {
        var workers = (await JobBoard.WorkersAsync(connection, jobs.Options.LeaseTime, cancellation)).Where(worker => !worker.Leaving).ToList();
        var details = new List<RunDetails>();
        foreach (var row in rows)
        {
            var runs = new RunStore(connection);
            var stage = await runs.StageAsync(row.Id, null, cancellation);
            var report = await ReportAsync(new PlanningContext(row, runs, connection, workers), cancellation);
            details.Add(new(
                row.Id, row.Kind, RunStore.Name(row.State), row.Problem, row.CreatedAt, row.FinishedAt, report.Activity, report.Progress,
                stage.Pending, stage.Leased, stage.Done,
                row.IsLive ? await runs.TroubleAsync(row.Id, cancellation) : null, report.Figures));
        }

        return details;
    }

    private async Task<RunReport> ReportAsync(PlanningContext context, CancellationToken cancellation)
    {
        var run = context.Run;
        if (run is { IsWorkedAt: true, Area: RunAreas.Autotrain }
            && await LeaderSession.OtherTrainerAsync(context.Connection, cancellation) is { } other)
        {
            return new($"waits for another process that trains in this database: {other}", null, NoFigures);
        }

        if (planners.Find(run.Kind) is not { } planner)
        {
            return new("unknown to this build", null, NoFigures);
        }

        try
        {
            return await planner.ReportAsync(context, cancellation);
        }
        catch (Exception error) when (error is not (OperationCanceledException or NpgsqlException))
        {
            LogMessages.ReportFailed(log, run.Id, error.Message);
            return new("cannot be told; the coordinator's log says why", null, NoFigures);
        }
    }
}
