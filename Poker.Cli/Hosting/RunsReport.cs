using Poker.Contracts.V1;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Hosting;

/// <summary>Runs and workers; the JSON of <c>poker runs</c> is this record.</summary>
/// <param name="Runs">The live runs and the last ones that ended, the newest first.</param>
/// <param name="Workers">Those that were heard of lately.</param>
/// <param name="Queued">Jobs that wait.</param>
/// <param name="Leased">Jobs at work.</param>
internal sealed record RunsReport(IReadOnlyList<RunView> Runs, IReadOnlyList<WorkerView> Workers, long Queued, long Leased)
{
    private const int MostRuns = 10;
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(2), LeaseTime = new JobOptions().LeaseTime;

    /// <summary>The run that is told of first: one that trains a blueprint rather than the live loop's, which goes on for ever; null when there is none.</summary>
    public RunView? Live => Runs.Where(run => run.IsLive).OrderBy(run => run.Kind == LiveSpec.Kind).FirstOrDefault();

    /// <summary>What a coordinator tells.</summary>
    public static RunsReport Of(SystemStatus status) => new(
        [.. status.Runs.Select(RunView.Of)], [.. status.Workers.Select(WorkerView.Of)], status.Queued, status.Leased);

    /// <summary>What a database holds, whether a coordinator runs or not.</summary>
    public static async Task<RunsReport> ReadAsync(PokerDatabase database, CancellationToken cancellation)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellation);
        var workers = await JobBoard.WorkersAsync(connection, Lately, cancellation);
        var work = await JobBoard.AtWorkAsync(connection, cancellation);
        var store = new RunStore(connection);
        var runs = new List<RunView>();
        foreach (var run in await store.LastAsync(MostRuns, cancellation))
        {
            runs.Add(RunView.Of(
                run,
                await store.StageAsync(run.Id, null, cancellation),
                await store.StagesAtWorkAsync(run.Id, cancellation),
                run.IsLive ? await store.TroubleAsync(run.Id, cancellation) : null));
        }

        return new RunsReport(
            runs,
            [.. workers.Select(worker => WorkerView.Of(worker, [.. work[worker.Id]], LeaseTime))],
            runs.Where(run => run is { IsLive: true, State: not "paused" }).Sum(run => run.Pending),
            runs.Where(run => run.IsLive).Sum(run => run.Leased));
    }
}
