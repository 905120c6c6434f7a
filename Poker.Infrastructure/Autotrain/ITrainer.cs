using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Infrastructure.Autotrain;

/// <summary>A way of training a blueprint: in this process's memory, or by workers that meet in the database.</summary>
/// <remarks>One caller at a time. What was trained is lost with the process unless it was checkpointed or synced.</remarks>
public interface ITrainer : IAsyncDisposable
{
    /// <summary>Trains one batch, to its end; a cancellation that comes before it leaves it out.</summary>
    Task StepAsync(CancellationToken cancellation);

    /// <summary>Brings the database's blueprint to what was trained, for its readers in one moment. Nothing trains meanwhile.</summary>
    /// <param name="progress">Hears of the steps; a trainer whose workers write by themselves has none to tell.</param>
    /// <param name="cancellation">Leaves the blueprint that is there.</param>
    /// <returns>What the database holds then.</returns>
    Task<StoredRun> SyncAsync(IProgress<SyncProgress>? progress, CancellationToken cancellation);

    /// <summary>Iterations that count so far, those of earlier sessions of the run included.</summary>
    Task<long> EpochAsync(CancellationToken cancellation);

    /// <summary>How far the training is; may take a pass over all that was learnt.</summary>
    Task<TrainingSummary> SummaryAsync(CancellationToken cancellation);

    /// <summary>
    /// Makes what was trained durable. What it holds is fixed when this returns; the task ends when it is safe, and training may go on
    /// meanwhile.
    /// </summary>
    /// <returns>Where it lies; null where each step is durable by itself.</returns>
    Task<string?> CheckpointAsync(CancellationToken cancellation);
}
