using Poker.Contracts.Clustering;
using Poker.Infrastructure.Jobs;

namespace Poker.Worker.Handlers.Clustering;

/// <summary>Makes the street of its last round and puts it into the database.</summary>
/// <param name="memory">What the process keeps.</param>
public sealed class FinishHandler(ClusteringMemory memory) : IJobHandler
{
    /// <inheritdoc />
    public string Kind => ClusteringJobs.Finish;

    /// <inheritdoc />
    public bool IsNews(LeasedJob job) => true;

    /// <inheritdoc />
    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellation)
    {
        var work = new StreetWork(context);
        var street = await memory.PointsAsync(work, cancellation);
        var last = await ReseedHandler.LastStateAsync(work, cancellation);
        var assignments = await memory.RoundsOf(context.Job.Run, work.Street)
            .AssignmentsAsync(context.Database, context.Job.Run, work.Street, street.Points.Count, last.Number, cancellation);
        var artefact = await StreetWork.ComputeAsync(() => street.Finish(last, assignments, context.Threads, cancellation), cancellation);
        var seconds = await work.SecondsSinceBeginAsync("find", cancellation);
        return await work.PublishAsync(artefact with { Seconds = seconds }, null, cancellation);
    }
}
