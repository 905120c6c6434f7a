using Npgsql;
using Poker.Infrastructure.Batches;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Infrastructure.Autotrain;

/// <summary>Training by workers that meet in the database: this process watches a run, and has it drained.</summary>
/// <remarks>
/// A coordinator and workers have to be there, in this process or elsewhere. Each batch is durable as soon as it counts, and the run goes on
/// without the session. While the database is away it is waited for.
/// </remarks>
public sealed class SlowSession : ITrainer
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly NpgsqlDataSource _dataSource;
    private readonly BlueprintSpec _spec;
    private readonly RunProgress _joined;
    private readonly CancellationToken _gone;
    private readonly CancellationTokenSource _ended = new();
    private long _seen;

    private SlowSession(NpgsqlDataSource dataSource, Guid run, BlueprintSpec spec, RunProgress joined, CancellationToken gone)
    {
        (_dataSource, Run, _spec, _joined, _gone, _seen) = (dataSource, run, spec, joined, gone, joined.Epoch);
        Ended = _ended.Token;
    }

    /// <summary>The run.</summary>
    public Guid Run { get; }

    /// <summary>Cancelled when the run trains no longer: it has come to its limits, or was ended.</summary>
    public CancellationToken Ended { get; }

    /// <summary>What the run's limits leave from now on; the run keeps to them by itself.</summary>
    public TrainingLimits Limits => LimitsAt(_joined);

    /// <summary>Joins a run that was started, and waits until it has begun.</summary>
    /// <param name="dataSource">A database with this build's tables.</param>
    /// <param name="run">The run, of the kind <see cref="BlueprintSpec.Kind"/>.</param>
    /// <param name="gone">Cancelled when those who do the work are gone for good: ends every wait of the session.</param>
    /// <param name="cancellation">Ends the wait for its beginning, not the run.</param>
    /// <exception cref="DatabaseException">The run failed or was cancelled: the message says why and what to do.</exception>
    public static async Task<SlowSession> JoinAsync(NpgsqlDataSource dataSource, Guid run, CancellationToken gone, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(gone, cancellation);
        while (true)
        {
            var row = await RowAsync(dataSource, run, either.Token);
            var progress = await AskAsync(dataSource, connection => new BatchLedger(connection, run).ReadAsync(either.Token), either.Token);
            if (progress is not null)
            {
                return new SlowSession(dataSource, run, BlueprintSpec.Parse(row.Spec), progress, gone);
            }

            await Task.Delay(Interval, either.Token);
        }
    }

    /// <inheritdoc />
    /// <remarks>Ends when at least one more batch counts, or the run trains no longer.</remarks>
    public async Task StepAsync(CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_gone, cancellation);
        try
        {
            while ((await RowAsync(_dataSource, Run, either.Token)).State is RunState.Active or RunState.Paused)
            {
                if (await ProgressAsync(either.Token) is var progress && progress.Epoch > _seen)
                {
                    _seen = progress.Epoch;
                    return;
                }

                await Task.Delay(Interval, either.Token);
            }

            await _ended.CancelAsync();
        }
        catch (OperationCanceledException) when (!_gone.IsCancellationRequested)
        {
            // Told to stop: batches at work go on.
        }
    }

    /// <inheritdoc />
    public async Task<long> EpochAsync(CancellationToken cancellation) => (await ProgressAsync(cancellation)).Iterations;

    /// <summary>What the run's limit of time leaves although a loop has gone for that long: it was paused meanwhile. Null when nothing is left.</summary>
    public async Task<TrainingLimits?> LeftAsync(CancellationToken cancellation)
    {
        var left = LimitsAt(await ProgressAsync(cancellation));
        return left.Time > TimeSpan.Zero && left.Iterations is not 0 ? left : null;
    }

    /// <inheritdoc />
    /// <remarks>Information sets and regrets are as of the last time that a worker looked.</remarks>
    public async Task<TrainingSummary> SummaryAsync(CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_gone, cancellation);
        var progress = await ProgressAsync(cancellation);
        var figures = await AskAsync(_dataSource, connection => new BatchLedger(connection, Run).FiguresAsync(either.Token), either.Token);
        return new TrainingSummary(
            progress.Iterations,
            progress.Nodes,
            figures?.InformationSets ?? 0,
            figures?.Touched ?? 0,
            figures?.MeanPositiveRegret ?? 0,
            progress.BeganSeconds + progress.Seconds);
    }

    /// <inheritdoc />
    /// <remarks>
    /// Drains the run: batches at work are finished, and the last worker brings all of them into the table. A cancellation ends the wait alone: the
    /// run drains on while there are workers, or when there are again.
    /// </remarks>
    /// <exception cref="InvalidOperationException">It is a toy game's, which has no such table; it was drained.</exception>
    /// <exception cref="DatabaseException">The run failed; the message says why.</exception>
    public async Task<StoredRun> SyncAsync(IProgress<SyncProgress>? progress, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_gone, cancellation);
        await AskAsync(
            _dataSource, connection => new RunStore(connection).MoveAsync(Run, RunState.Draining, null, either.Token), either.Token);
        while ((await RowAsync(_dataSource, Run, either.Token)).IsLive)
        {
            await Task.Delay(Interval, either.Token);
        }

        return !_spec.IsHoldem
            ? throw new InvalidOperationException($"The run of {_spec.Target} was drained; a toy game has no blueprint to store.")
            : (await new BlueprintStore(_dataSource).ReadRunAsync(cancellation))!;
    }

    /// <inheritdoc />
    public Task<string?> CheckpointAsync(CancellationToken cancellation) => Task.FromResult<string?>(null);

    /// <summary>Leaves the run to itself.</summary>
    public ValueTask DisposeAsync()
    {
        _ended.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<RunRow> RowAsync(NpgsqlDataSource dataSource, Guid run, CancellationToken cancellation)
    {
        var row = await AskAsync(dataSource, connection => new RunStore(connection).ReadAsync(run, cancellation), cancellation)
            ?? throw new DatabaseException("The run is no longer in the database.", "Start it again.");
        return row.State is RunState.Failed or RunState.Cancelled
            ? throw new DatabaseException(
                $"The run {(row.State == RunState.Failed ? "failed" : "was cancelled")}: {row.Problem ?? "no reason was given"}",
                "The database's blueprint is as it was at the last sync. Put right what is wrong, and start the run again.")
            : row;
    }

    private TrainingLimits LimitsAt(RunProgress progress) => new()
    {
        Iterations = _spec.Iterations is { } iterations ? Math.Max(0, progress.BeganIterations + iterations - progress.Iterations) : null,
        Time = _spec.Seconds is { } seconds ? TimeSpan.FromSeconds(Math.Max(0, seconds - progress.Seconds)) : null,
        CheckpointEvery = TimeSpan.Zero,
    };

    // Asks until there is an answer: a server that was killed is started again, or a line mended.
    private static async Task<T> AskAsync<T>(NpgsqlDataSource dataSource, Func<NpgsqlConnection, Task<T>> ask, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await using var connection = await dataSource.OpenConnectionAsync(cancellation);
                return await ask(connection);
            }
            catch (NpgsqlException error) when (error.IsTransient && !cancellation.IsCancellationRequested)
            {
                await Task.Delay(Interval, cancellation);
            }
        }
    }

    private async Task<RunProgress> ProgressAsync(CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_gone, cancellation);
        return (await AskAsync(_dataSource, connection => new BatchLedger(connection, Run).ReadAsync(either.Token), either.Token))!;
    }
}
