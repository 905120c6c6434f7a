using System.Text.Json;
using Poker.Coordinator.Planning;
using Poker.Infrastructure.Jobs;

namespace Poker.Tests.Coordinator;

/// <summary>
/// Plans runs of plain jobs: spec <c>{"jobs": 10, "stages": 2}</c> makes stages of ten jobs, one after another, and the run is done when the
/// last one is. A draining run ends when nothing is at work.
/// </summary>
internal sealed class CountingPlanner : IRunPlanner
{
    public const string JobKind = "count";

    public string Kind => "counting";

    public string Area { get; init; } = "counting";

    /// <summary>Called in each planning.</summary>
    public Func<PlanningContext, Task>? Planning { get; init; }

    public void Validate(string spec) => Read(spec);

    public async Task PlanAsync(PlanningContext context, CancellationToken cancellation)
    {
        if (Planning is not null)
        {
            await Planning(context);
        }

        var (jobs, stages) = Read(context.Run.Spec);
        var all = await context.Runs.StageAsync(context.Run.Id, null, cancellation);
        if (context.Run.State == RunState.Draining)
        {
            if (all.Leased == 0)
            {
                await context.Runs.MoveAsync(context.Run.Id, RunState.Done, null, cancellation);
            }

            return;
        }

        var stage = (int)(all.Done / jobs);
        if (all.Done != all.Total || all.Done % jobs != 0)
        {
            return;
        }

        if (stage == stages)
        {
            await context.Runs.MoveAsync(context.Run.Id, RunState.Done, null, cancellation);
            return;
        }

        await context.Runs.AddJobsAsync(
            context.Run.Id,
            [.. Enumerable.Range(0, jobs).Select(part => new NewJob(JobKind, $"stage/{stage}", part, [(byte)stage, (byte)part]))],
            cancellation);
    }

    public async Task<RunReport> ReportAsync(PlanningContext context, CancellationToken cancellation)
    {
        var all = await context.Runs.StageAsync(context.Run.Id, null, cancellation);
        return new($"counting, {all.Done} done", all.Total == 0 ? null : (double)all.Done / all.Total, new Dictionary<string, double> { ["done"] = all.Done });
    }

    private static (int Jobs, int Stages) Read(string spec)
    {
        using var read = JsonDocument.Parse(spec);
        return read.RootElement.TryGetProperty("jobs", out var jobs) && jobs.TryGetInt32(out var number) && number > 0
            ? (number, read.RootElement.TryGetProperty("stages", out var stages) ? stages.GetInt32() : 1)
            : throw new RunRefusedException("The spec names no jobs: write {\"jobs\": 10}.");
    }
}
