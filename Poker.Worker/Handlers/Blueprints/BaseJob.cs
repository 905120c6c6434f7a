using Poker.Core.Solving.Batches;
using Poker.Infrastructure.Batches;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Worker.Handlers.Blueprints;

/// <summary>Writes the base from which joiners begin: the stored blueprint that a run goes on with, or the sum so far.</summary>
internal static class BaseJob
{
    /// <summary>Makes the database's blueprint the run's base.</summary>
    /// <exception cref="InvalidOperationException">Another blueprint was stored since the run was begun.</exception>
    public static async Task<JobResult> BeginAsync(BlueprintReplica replica, JobContext context, CancellationToken cancellation)
    {
        await using var connection = await context.Database.OpenConnectionAsync(cancellation);
        var progress = await new BatchLedger(connection, replica.Run).ReadAsync(cancellation) ?? throw new LeaseLostException();
        replica.Clear();
        var loaded = await new BlueprintStore(context.Database).LoadAsync(((BlueprintTarget)replica.Target).Tables, null, cancellation);
        if (loaded?.Stored.Run is not { } stored || stored.Id != progress.Training || stored.Iterations != progress.BeganIterations)
        {
            throw new InvalidOperationException("The database's blueprint is no longer the one that this run was to go on with: start the run again.");
        }

        replica.Begin();
        return await WriteAsync(replica, context, cancellation);
    }

    /// <summary>Makes the sum of all batches that count by now the run's base.</summary>
    public static async Task<JobResult> FoldAsync(BlueprintReplica replica, JobContext context, CancellationToken cancellation)
    {
        await replica.RefreshAsync(context.Database, cancellation);
        return await WriteAsync(replica, context, cancellation);
    }

    private static async Task<JobResult> WriteAsync(BlueprintReplica replica, JobContext context, CancellationToken cancellation)
    {
        var whole = replica.NewFrames();
        replica.Target.WriteBase(whole);
        await using var connection = await context.Database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var figures = await replica.LookAsync(connection, cancellation);
        var frames = await FrameTable.WriteAsync(connection, whole, cancellation);
        await new FrameLedger(connection, replica.Run).FoldAsync(replica.Epoch, frames, replica.Spec.KeepDeltas, cancellation);
        await new BatchLedger(connection, replica.Run).NoteAsync(figures, cancellation);
        await FrameTable.DropUnusedAsync(connection, cancellation);
        return await context.CommitAsync(connection, transaction, null, cancellation);
    }
}
