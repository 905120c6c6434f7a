using Poker.Core.Solving.Batches;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Batches;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Worker.Telemetry;

namespace Poker.Worker.Handlers.Blueprints;

/// <summary>Brings the table <c>blueprint</c> to the sum of the batches that count; a toy game has no such table, and its base is the result.</summary>
internal static class SyncJob
{
    /// <summary>Does the job; its lease ends in the transaction by which readers see the new rows.</summary>
    /// <param name="replica">The copy.</param>
    /// <param name="context">The job.</param>
    /// <param name="isLast">Whether no batch may come to count any more: the rows then are the whole run.</param>
    /// <param name="cancellation">Leaves the rows that are there.</param>
    public static async Task<JobResult> RunAsync(BlueprintReplica replica, JobContext context, bool isLast, CancellationToken cancellation)
    {
        if (replica.Target is not BlueprintTarget target)
        {
            return await BaseJob.FoldAsync(replica, context, cancellation);
        }

        await replica.RefreshAsync(context.Database, cancellation);
        var (run, figures) = await DescribeAsync(replica, target, context, cancellation);
        await new BlueprintStore(context.Database).SyncAsync(
            target.Tables,
            run,
            new CopiedRows(rows => DatabaseMetrics.Copied("blueprint", rows)),
            null,
            async connection =>
            {
                var ledger = new BatchLedger(connection, replica.Run);
                var progress = await ledger.ReadAsync(cancellation);
                if (isLast && progress?.Epoch != replica.Epoch)
                {
                    throw new InvalidOperationException($"Batch {progress?.Epoch} came to count after the last one that was synced, {replica.Epoch}.");
                }

                await ledger.NoteAsync(figures, cancellation);
                if (!await JobStore.CompleteAsync(connection, context.Job.Token, null, cancellation))
                {
                    throw new LeaseLostException();
                }
            },
            cancellation);
        return JobResult.Committed;
    }

    private static async Task<(BlueprintRun Run, RunFigures Figures)> DescribeAsync(
        BlueprintReplica replica, BlueprintTarget target, JobContext context, CancellationToken cancellation)
    {
        await using var connection = await context.Database.OpenConnectionAsync(cancellation);
        var ledger = new BatchLedger(connection, replica.Run);
        var progress = await ledger.ReadAsync(cancellation) ?? throw new LeaseLostException();
        var (iterations, nodes) = await ledger.TotalsAsync(replica.Epoch, cancellation);
        var run = new BlueprintRun(
            progress.Training, replica.Spec.Key!, target.Tables.Buckets, iterations, nodes, progress.BeganSeconds + progress.Seconds);
        return (run, await replica.LookAsync(connection, cancellation));
    }
}
