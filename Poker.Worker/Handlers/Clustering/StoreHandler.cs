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
                var rows = await StreetParts.LoadAsync(
                    connection, street.Clustering.Rows, work.Spec.RowsPerLeaf, context.Job.Part, context.Progress.Report, cancellation);
                WorkerMetrics.RowsCopied.Add(rows, new KeyValuePair<string, object?>("table", "isomorphism"));
                return null;
            },
            cancellation);
    }
}
