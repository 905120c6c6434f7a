using Poker.Contracts.Clustering;

namespace Poker.Worker.Handlers.Clustering;

/// <summary>Draws a street's seeds: the first round, which one worker does alone.</summary>
/// <param name="memory">What the process keeps.</param>
public sealed class SeedHandler(ClusteringMemory memory) : IJobHandler
{
    /// <inheritdoc />
    public string Kind => ClusteringJobs.Seed;

    /// <inheritdoc />
    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellation)
    {
        var work = new StreetWork(context);
        var street = await memory.PointsAsync(work, cancellation);
        var seeded = await StreetWork.ComputeAsync(
            () => street.Seed(context.Threads, (drawn, total) => context.Progress.Report(drawn / (float)total), cancellation), cancellation);
        return JobResult.Of(PackedMessage.Of(seeded.ToMessage()));
    }
}
