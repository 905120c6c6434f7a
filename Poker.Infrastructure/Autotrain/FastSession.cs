using System.Diagnostics;
using Poker.Core.Clustering;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Infrastructure.Autotrain;

/// <summary>Trains in this process's memory; checkpoints go to a file, the sync to PostgreSQL when it is asked for.</summary>
/// <remarks>
/// A checkpoint copies the tables (a fraction of a second for gigabytes) and is written while training goes on. Without room for that
/// copy it is written from the tables themselves, and training waits.
/// </remarks>
public sealed class FastSession : ITrainer
{
    private readonly BlueprintTrainer _trainer;
    private readonly FastSessionOptions _options;
    private readonly BlueprintRun _begun;
    private TimeSpan _trained;
    private TrainingSnapshot? _copy;
    private Task<string?> _writing = Task.FromResult<string?>(null);

    /// <summary>A session that goes on from where its tables are.</summary>
    /// <param name="tables">All zeros for a run at iteration 0, else what was learnt; the session owns them from now on.</param>
    /// <param name="abstraction">Buckets of every hand.</param>
    /// <param name="run">The run that the tables are of.</param>
    /// <param name="options">Where it stores.</param>
    public FastSession(BlueprintTables tables, AbstractionTables abstraction, BlueprintRun run, FastSessionOptions options)
    {
        (_begun, _options) = (run, options);
        _trainer = new BlueprintTrainer(tables, abstraction, run.Key.Training);
        _trainer.Continue(run.Iterations, run.Nodes);
    }

    /// <summary>The run as it is now.</summary>
    public BlueprintRun Run => _begun with
    {
        Iterations = _trainer.Iterations,
        Nodes = _trainer.Nodes,
        TrainedSeconds = _begun.TrainedSeconds + _trained.TotalSeconds,
    };

    /// <inheritdoc />
    public async Task StepAsync(CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await Task.Run(() => _trainer.RunBatch(cancellation), CancellationToken.None);
        _trained += watch.Elapsed;
    }

    /// <inheritdoc />
    /// <exception cref="DatabaseException">The database failed, or the session has none; its blueprint stays as it was.</exception>
    public Task<StoredRun> SyncAsync(IProgress<SyncProgress>? progress, CancellationToken cancellation) => _options.Store is { } store
        ? store.SyncAsync(_trainer.Tables, Run, progress, _options.SpaceOf, cancellation)
        : throw new DatabaseException("This session has no database.", "Run poker fast --sync-only to bring its checkpoint into one.");

    /// <inheritdoc />
    public Task<long> EpochAsync(CancellationToken cancellation) => Task.FromResult(_trainer.Iterations);

    /// <inheritdoc />
    public Task<TrainingSummary> SummaryAsync(CancellationToken cancellation) => Task.Run(
        () =>
        {
            var statistics = _trainer.Statistics;
            return new TrainingSummary(
                statistics.Iterations,
                statistics.Nodes,
                _trainer.Tables.InformationSets,
                statistics.InformationSetsTouched,
                statistics.MeanPositiveRegret,
                Run.TrainedSeconds);
        },
        cancellation);

    /// <inheritdoc />
    /// <remarks>A checkpoint that is asked for while one is written is that one.</remarks>
    public Task<string?> CheckpointAsync(CancellationToken cancellation)
    {
        if (!_writing.IsCompleted)
        {
            return _writing;
        }

        var run = Run;
        if (!_options.CopyForCheckpoints)
        {
            _options.Folder.Write(run, _trainer.Save, _options.KeepCheckpoints);
            return Task.FromResult<string?>(_options.Folder.Checkpoint);
        }

        var copy = _copy = _trainer.Snapshot(_copy);
        return _writing = Task.Run<string?>(
            () =>
            {
                _options.Folder.Write(run, copy.Save, _options.KeepCheckpoints);
                return _options.Folder.Checkpoint;
            },
            CancellationToken.None);
    }

    /// <summary>Waits for the checkpoint that is being written, and frees the memory.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writing.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _trainer.Dispose();
        _copy?.Dispose();
        _trainer.Tables.Dispose();
    }
}
