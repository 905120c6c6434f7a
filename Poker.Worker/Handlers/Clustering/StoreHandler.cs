using Poker.Contracts.Clustering;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Worker.Telemetry;

namespace Poker.Worker.Handlers.Clustering;

/// <summary>Loads a leaf of a street's rows.</summary>
/// <param name="memory">What the process keeps.</param>
public sealed class StoreHandler(ClusteringMemory memory) : IJobHandler
{
    /// <inheritdoc />
    public string Kind => ClusteringJobs.Store;

    /// <inheritdoc />
    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellation)
    {
        var work = new StreetWork(context);
        var street = await memory.StreetAsync(work, work.Street, cancellation);
        return await work.InTransactionAsync(
            context.Job.Part,
            async connection =>
            {
                await StreetParts.LoadAsync(
                    connection, street.Clustering.Rows, work.Spec.RowsPerLeaf, context.Job.Part, Written, cancellation);
                return null;
            },
            cancellation);

        void Written(int rows, float share)
        {
            DatabaseMetrics.Copied("isomorphism", rows);
            context.Progress.Report(share);
        }
    }
}
