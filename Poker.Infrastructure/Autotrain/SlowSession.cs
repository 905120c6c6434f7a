using Npgsql;
using Poker.Infrastructure.Batches;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Infrastructure.Autotrain;

/// <summary>Training by workers that meet in the database: this process starts a run, watches it, and has it drained.</summary>
/// <remarks>
/// A coordinator and workers have to be there, in this process or elsewhere. The run goes on without the session: another one with the same
/// spec takes it up. Each batch is durable as soon as it counts.
/// </remarks>
public sealed class SlowSession : ITrainer
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly NpgsqlDataSource _dataSource;
    private readonly BlueprintSpec _spec;
    private long _seen;

    private SlowSession(NpgsqlDataSource dataSource, Guid run, BlueprintSpec spec) => (_dataSource, Run, _spec) = (dataSource, run, spec);

    /// <summary>The run.</summary>
    public Guid Run { get; }

    /// <summary>Starts a run, or takes up the live one of the same target and key, and waits until it has begun.</summary>
    /// <param name="dataSource">A database with this build's tables.</param>
    /// <param name="spec">What to train.</param>
    /// <param name="cancellation">Ends the wait, not the run.</param>
    /// <exception cref="RunRefusedException">The spec makes no sense, or another run is live.</exception>
    /// <exception cref="DatabaseException">The run could not begin: the message says why and what to do.</exception>
    public static async Task<SlowSession> StartAsync(NpgsqlDataSource dataSource, BlueprintSpec spec, CancellationToken cancellation)
    {
        spec.Validate();
        var session = new SlowSession(dataSource, await FindOrStartAsync(dataSource, spec, cancellation), spec);
        for (var progress = await session.ProgressAsync(cancellation); ; progress = await session.ProgressAsync(cancellation))
        {
            if (progress is not null)
            {
                session._seen = progress.Epoch;
                return session;
            }

            await Task.Delay(Interval, cancellation);
        }
    }

    /// <inheritdoc />
    /// <remarks>Ends when at least one more batch counts, or the run has ended.</remarks>
    public async Task StepAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            if (await ProgressAsync(CancellationToken.None) is { } progress && progress.Epoch > _seen)
            {
                _seen = progress.Epoch;
                return;
            }

            if (!(await RowAsync(CancellationToken.None)).IsLive)
            {
                return;
            }

            await Task.Delay(Interval, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc />
    public async Task<long> EpochAsync(CancellationToken cancellation) => (await ProgressAsync(cancellation))!.Iterations;

    /// <inheritdoc />
    /// <remarks>Information sets and regrets are as of the last time that a worker looked.</remarks>
    public async Task<TrainingSummary> SummaryAsync(CancellationToken cancellation)
    {
        await using var connection = await _dataSource.OpenConnectionAsync(cancellation);
        var ledger = new BatchLedger(connection, Run);
        var progress = (await ledger.ReadAsync(cancellation))!;
        var figures = await ledger.FiguresAsync(cancellation);
        return new TrainingSummary(
            progress.Iterations,
            progress.Nodes,
            figures?.InformationSets ?? 0,
            figures?.Touched ?? 0,
            figures?.MeanPositiveRegret ?? 0,
            progress.BeganSeconds + progress.Seconds);
    }

    /// <inheritdoc />
    /// <remarks>Drains the run: batches at work are finished, and the last worker brings all of them into the table.</remarks>
    /// <exception cref="InvalidOperationException">It is a toy game's, which has no such table; it was drained.</exception>
    /// <exception cref="DatabaseException">The run failed; the message says why.</exception>
    public async Task<StoredRun> SyncAsync(IProgress<SyncProgress>? progress, CancellationToken cancellation)
    {
        await using (var connection = await _dataSource.OpenConnectionAsync(cancellation))
        {
            await new RunStore(connection).MoveAsync(Run, RunState.Draining, null, cancellation);
        }

        progress?.Report(new SyncProgress(SyncPhase.Waiting, 0, 0));
        while ((await RowAsync(cancellation)).IsLive)
        {
            await Task.Delay(Interval, cancellation);
        }

        progress?.Report(new SyncProgress(SyncPhase.Done, 0, 0));
        return !_spec.IsHoldem
            ? throw new InvalidOperationException($"The run of {_spec.Target} was drained; a toy game has no blueprint to store.")
            : (await new BlueprintStore(_dataSource).ReadRunAsync(cancellation))!;
    }

    /// <inheritdoc />
    public Task<string?> CheckpointAsync(CancellationToken cancellation) => Task.FromResult<string?>(null);

    /// <summary>Leaves the run to itself.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<Guid> FindOrStartAsync(NpgsqlDataSource dataSource, BlueprintSpec spec, CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        var runs = new RunStore(connection);
        var live = (await runs.LiveAsync(cancellation)).FirstOrDefault(run => run.Kind == BlueprintSpec.Kind && run.State == RunState.Active);
        if (live is not null)
        {
            var running = BlueprintSpec.Parse(live.Spec);
            var same = running.Target == spec.Target && (spec.Key?.DifferencesFrom(running.Key!) is null or { Count: 0 });
            return same ? live.Id : throw new RunRefusedException("A run of another blueprint is under way: stop it first, or wait until it ends.");
        }

        var id = Guid.NewGuid();
        await runs.StartAsync(id, BlueprintSpec.Kind, BlueprintSpec.Area, spec.ToJson(), null, cancellation);
        return id;
    }

    // The counters; fails where the run has.
    private async Task<RunProgress?> ProgressAsync(CancellationToken cancellation)
    {
        await RowAsync(cancellation);
        await using var connection = await _dataSource.OpenConnectionAsync(cancellation);
        return await new BatchLedger(connection, Run).ReadAsync(cancellation);
    }

    private async Task<RunRow> RowAsync(CancellationToken cancellation)
    {
        await using var connection = await _dataSource.OpenConnectionAsync(cancellation);
        var row = await new RunStore(connection).ReadAsync(Run, cancellation)
            ?? throw new DatabaseException("The run is no longer in the database.", "Start it again.");
        return row.State is RunState.Failed or RunState.Cancelled
            ? throw new DatabaseException(
                $"The run {(row.State == RunState.Failed ? "failed" : "was cancelled")}: {row.Problem ?? "no reason was given"}",
                "The database's blueprint is as it was at the last sync. Put right what is wrong, and start the run again.")
            : row;
    }
}
