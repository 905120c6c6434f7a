using System.Threading.Channels;
using Poker.Bot.Telemetry;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Postgres;

namespace Poker.Bot.Deciding;

/// <summary>
/// Stores decisions in batches, beside the deciding. While the database is away they wait; when there is no more room the latest are lost, and counted.
/// </summary>
internal sealed class DecisionLog : BackgroundService
{
    private const int MostAtOnce = 2000;

    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250), TellLossEvery = TimeSpan.FromMinutes(1), LastPatience = TimeSpan.FromSeconds(3);

    private readonly DecisionStore _store;
    private readonly BotMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly Channel<DecisionRow> _waiting;
    private readonly List<DecisionRow> _batch = [];
    private long _lost, _toldLost;
    private long? _toldAt;

    /// <summary>Nothing waits yet.</summary>
    public DecisionLog(DecisionStore store, DecidingOptions options, BotMetrics metrics, TimeProvider clock, ILogger<DecisionLog> log)
    {
        (_store, _metrics, _clock, _log) = (store, metrics, clock, log);
        _waiting = Channel.CreateBounded<DecisionRow>(new BoundedChannelOptions(options.Decisions.MostWaiting) { SingleReader = true });
        metrics.Watch(() => _waiting.Reader.Count + _batch.Count);
    }

    /// <summary>Decisions that were lost since the start.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Takes a decision; never waits.</summary>
    public void Add(DecisionRow decision)
    {
        if (!_waiting.Writer.TryWrite(decision))
        {
            Interlocked.Increment(ref _lost);
            _metrics.Lost();
        }
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await base.StopAsync(cancellationToken);

        // What was decided last: one more try.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LastPatience);
        try
        {
            while (Fill() && await TryStoreAsync(patience.Token))
            {
                _batch.Clear();
            }
        }
        catch (OperationCanceledException)
        {
            // There was no time for it.
        }

        if (_waiting.Reader.Count + _batch.Count is > 0 and var left)
        {
            LogMessages.DecisionsLost(_log, left);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pauses = new Pauses();
        try
        {
            while (_batch.Count > 0 || await _waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                Fill();
                if (await TryStoreAsync(stoppingToken))
                {
                    _batch.Clear();
                    pauses.Reset();
                    await Task.Delay(Every, stoppingToken);
                }
                else
                {
                    await Task.Delay(pauses.Next(), stoppingToken);
                }

                TellLoss();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private bool Fill()
    {
        while (_batch.Count < MostAtOnce && _waiting.Reader.TryRead(out var decision))
        {
            _batch.Add(decision);
        }

        return _batch.Count > 0;
    }

    private async Task<bool> TryStoreAsync(CancellationToken stopping)
    {
        try
        {
            await _store.AddAsync(_batch, stopping);
            _metrics.Logged(_batch.Count);
            return true;
        }
        catch (DatabaseException error)
        {
            LogMessages.DecisionsWait(_log, _batch.Count + _waiting.Reader.Count, error.Message);
            return false;
        }
    }

    private void TellLoss()
    {
        var lost = Lost;
        if (lost > _toldLost && (_toldAt is not { } told || _clock.GetElapsedTime(told) >= TellLossEvery))
        {
            LogMessages.DecisionsLost(_log, lost - _toldLost);
            (_toldLost, _toldAt) = (lost, _clock.GetTimestamp());
        }
    }
}
