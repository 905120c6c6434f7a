using Poker.Contracts.Clustering;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Infrastructure.Jobs;

namespace Poker.Worker.Handlers.Clustering;

/// <summary>Computes river or preflop, a moment's work, and puts the finished street into the database.</summary>
/// <param name="memory">What the process keeps.</param>
public sealed class ComputeHandler(ClusteringMemory memory) : IJobHandler
{
    /// <inheritdoc />
    public string Kind => ClusteringJobs.Compute;

    /// <inheritdoc />
    public bool IsNews(LeasedJob job) => true;

    /// <inheritdoc />
    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellation)
    {
        var work = new StreetWork(context);
        var pipeline = new ClusteringPipeline(work.Key, context.Threads);
        var flop = work.Street == Street.Preflop ? (await memory.StreetAsync(work, Street.Flop, cancellation)).Artefact : null;
        var artefact = await StreetWork.ComputeAsync(
            () => flop is null ? pipeline.RunRiver(cancellation) : pipeline.RunPreflop(flop, cancellation), cancellation);
        var seconds = await work.SecondsSinceBeginAsync("compute", cancellation);
        return await work.PublishAsync(artefact with { Seconds = seconds }, null, cancellation);
    }
}
