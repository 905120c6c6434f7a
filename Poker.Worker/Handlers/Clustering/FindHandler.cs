using Poker.Contracts.Clustering;
using Poker.Contracts.V1;
using Poker.Core.Clustering;

namespace Poker.Worker.Handlers.Clustering;

/// <summary>Looks for a finished street in the worker's folder; if it is there and fits the rows of the database, it is put there too.</summary>
public sealed class FindHandler : IJobHandler
{
    /// <inheritdoc />
    public string Kind => ClusteringJobs.Find;

    /// <inheritdoc />
    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellation)
    {
        var work = new StreetWork(context);
        var found = await StreetWork.ComputeAsync(() => work.Files.Find(work.Key, work.Street), cancellation);
        return found is not null && await FitsAsync(work, found, cancellation)
            ? await work.PublishAsync(found, Told(true), cancellation)
            : JobResult.Of(Told(false));
    }

    private static byte[] Told(bool found) => PackedMessage.Of(new FindResult { Found = found });

    // Equal keys give equal buckets: rows that are complete already have the file's numbers of hands, bucket by bucket.
    private static async Task<bool> FitsAsync(StreetWork work, StreetArtefact artefact, CancellationToken cancellation)
    {
        await using var command = work.Context.Database.CreateCommand("SELECT abs, population FROM abstraction WHERE street = $1");
        command.Parameters.Add(new() { Value = (short)work.Street });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var (rows, equal) = (0, 0);
        while (await reader.ReadAsync(cancellation))
        {
            var bucket = new Abstraction(reader.GetInt64(0)).Bucket;
            equal += bucket < artefact.Buckets && artefact.Population[bucket] == reader.GetInt64(1) ? 1 : 0;
            rows++;
        }

        return rows == 0 || (rows == artefact.Buckets && equal == rows);
    }
}
