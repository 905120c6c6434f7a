using System.Globalization;
using Poker.Coordinator.Planning;
using Poker.Infrastructure.Jobs;

namespace Poker.Cli.Bench.Coordinating;

/// <summary>Keeps a queue of small jobs full until its run is drained; the spec is <c>{}</c>.</summary>
internal sealed class BenchPlanner : IRunPlanner
{
    /// <summary>The kind of runs and of jobs.</summary>
    public const string Name = "bench";

    private const int PayloadBytes = 200;
    private const long Depth = 1000;
    private int _next;

    /// <inheritdoc />
    public string Kind => Name;

    /// <inheritdoc />
    public string Area => Name;

    /// <inheritdoc />
    public void Validate(string spec)
    {
    }

    /// <inheritdoc />
    public async Task PlanAsync(PlanningContext context, CancellationToken cancellation)
    {
        var run = context.Run;
        var (queued, leased, _) = await JobBoard.CountAsync(context.Connection, cancellation);
        if (run.State == RunState.Draining)
        {
            if (leased == 0)
            {
                await context.Runs.MoveAsync(run.Id, RunState.Done, null, cancellation);
            }

            return;
        }

        if (queued < Depth / 2)
        {
            var stage = _next++.ToString(CultureInfo.InvariantCulture);
            await context.Runs.AddJobsAsync(
                run.Id, [.. Enumerable.Range(0, (int)(Depth - queued)).Select(part => new NewJob(Name, stage, part, new byte[PayloadBytes]))], cancellation);
        }
    }

    /// <inheritdoc />
    public Task<RunReport> ReportAsync(PlanningContext context, CancellationToken cancellation) =>
        Task.FromResult(new RunReport("keeping workers busy", null, new Dictionary<string, double>()));
}
