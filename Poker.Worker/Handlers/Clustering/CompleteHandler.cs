using Poker.Contracts.Clustering;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Worker.Handlers.Clustering;

/// <summary>Makes a loaded street count: leaves attached, metric, transitions, buckets and the street's own rows, in one transaction.</summary>
/// <param name="memory">What the process keeps.</param>
public sealed class CompleteHandler(ClusteringMemory memory) : IJobHandler
{
    /// <inheritdoc />
    public string Kind => ClusteringJobs.Complete;

    /// <inheritdoc />
    public bool IsNews(LeasedJob job) => true;

    /// <inheritdoc />
    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellation)
    {
        var work = new StreetWork(context);
        var street = await memory.StreetAsync(work, work.Street, cancellation);
        var seconds = await work.SecondsSinceBeginAsync("store", cancellation);
        return await work.InTransactionAsync(
            StreetParts.Whole,
            async connection =>
            {
                await StreetParts.CompleteAsync(
                    connection, street.Clustering, work.Key, work.Spec.RowsPerLeaf, TimeSpan.FromSeconds(seconds), cancellation);
                return null;
            },
            cancellation);
    }
}
