using System.Diagnostics;
using Poker.Infrastructure.Batches;
using Poker.Worker.Telemetry;

namespace Poker.Worker.Handlers.Blueprints;

/// <summary>Trains a batch and makes it count: its frames, the ledger, the counters and the lease's end in one transaction.</summary>
internal static class BatchJob
{
    // More than one is needed only when the bound on staleness was lowered, or a batch lay between two leases for long.
    private const int MostTries = 3;

    /// <summary>Does the job.</summary>
    /// <exception cref="LeaseLostException">Somebody else has it.</exception>
    public static async Task<JobResult> RunAsync(
        BlueprintReplica replica, JobContext context, Action<BatchCosts>? counted, CancellationToken cancellation)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await TryAsync(replica, context, cancellation) is { } costs)
            {
                counted?.Invoke(costs);
                return JobResult.Committed;
            }

            TrainingMetrics.Retrained();
        }

        throw new InvalidOperationException(
            $"The batch was trained {MostTries} times, and each time more other batches came to count meanwhile than may. Allow more staleness, or shorter batches.");
    }

    // Null when it was too stale.
    private static async Task<BatchCosts?> TryAsync(BlueprintReplica replica, JobContext context, CancellationToken cancellation)
    {
        var (target, watch) = (replica.Target, Stopwatch.StartNew());
        var read = await replica.RefreshAsync(context.Database, cancellation);
        var (claim, regret) = await ClaimAsync(replica, context, cancellation);
        var (refresh, baseEpoch) = (Lap(watch), replica.Epoch);
        target.Restart();
        var restart = Lap(watch);
        var walked = new WalkedNodes(context.Progress, TrainingMetrics.Visited);
        var nodes = await Task.Factory.StartNew(
            () => target.Train(claim.FirstIteration, claim.Iterations, claim.Crowd, walked, cancellation),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        walked.Count(nodes);
        var train = Lap(watch);
        var delta = replica.NewFrames();
        target.WriteDelta(claim.FirstIteration, claim.Iterations, claim.Crowd, delta);
        var encode = Lap(watch);

        await using var connection = await context.Database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var frames = await FrameTable.WriteAsync(connection, delta, cancellation);
        var write = Lap(watch);
        var epoch = await new BatchLedger(connection, replica.Run).CountAsync(
            context.Job.Part, context.Worker, baseEpoch, nodes, frames, train, cancellation);
        if (epoch is null)
        {
            await transaction.RollbackAsync(CancellationToken.None);
            return null;
        }

        await context.CommitAsync(connection, transaction, null, cancellation);
        replica.Keep(epoch.Value);
        return new BatchCosts(
            epoch.Value, epoch.Value - 1 - baseEpoch, claim.Iterations, nodes, frames.Bytes, read, refresh, restart, train, encode, write, Lap(watch), regret);
    }

    private static async Task<(ClaimedBatch Claim, double? Regret)> ClaimAsync(
        BlueprintReplica replica, JobContext context, CancellationToken cancellation)
    {
        await using var connection = await context.Database.OpenConnectionAsync(cancellation);
        var ledger = new BatchLedger(connection, replica.Run);
        var claim = await ledger.ClaimAsync(context.Job.Part, context.Job.Token, replica.Epoch, cancellation) ?? throw new LeaseLostException();
        if (!replica.WantsLook)
        {
            return (claim, null);
        }

        var figures = await replica.LookAsync(connection, cancellation);
        await ledger.NoteAsync(figures, cancellation);
        return (claim, figures.MeanPositiveRegret);
    }

    private static double Lap(Stopwatch watch)
    {
        var seconds = watch.Elapsed.TotalSeconds;
        watch.Restart();
        return seconds;
    }
}
