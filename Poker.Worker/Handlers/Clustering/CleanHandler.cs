using Poker.Contracts.Clustering;
using Poker.Contracts.V1;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Worker.Handlers.Clustering;

/// <summary>Removes what an interrupted run left of a street's rows, before they are loaded anew.</summary>
/// <param name="memory">What the process keeps.</param>
public sealed class CleanHandler(ClusteringMemory memory) : IJobHandler
{
    /// <inheritdoc />
    public string Kind => ClusteringJobs.Clean;

    /// <inheritdoc />
    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellation)
    {
        var work = new StreetWork(context);
        var street = await memory.StreetAsync(work, work.Street, cancellation);
        var leaves = StreetParts.Count(street.Clustering.Rows, work.Spec.RowsPerLeaf);
        return await work.InTransactionAsync(
            StreetParts.Whole,
            async connection =>
            {
                await StreetParts.ClearAsync(connection, work.Street, cancellation);
                return PackedMessage.Of(new CleanResult { Leaves = leaves });
            },
            cancellation);
    }
}
