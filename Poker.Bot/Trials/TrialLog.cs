using System.Threading.Channels;
using Poker.Bot.Telemetry;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Postgres;

namespace Poker.Bot.Trials;

/// <summary>Stores comparisons in their order, some hundred at a time, each once; while the database is away they wait, as many as there is room for.</summary>
internal sealed class TrialLog(TrialStore store, BotMetrics metrics, ILogger<TrialLog> log) : BackgroundService
{
    private const int MostWaiting = 100_000, MostAtOnce = 1000;

    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    // What is left out when there is no room are the latest, whatever they say.
    private readonly Channel<TrialResult> _results = Channel.CreateBounded<TrialResult>(MostWaiting);

    /// <summary>Takes a comparison.</summary>
    public void Add(TrialResult result)
    {
        if (float.IsFinite(result.Difference) && _results.Writer.TryWrite(result))
        {
            metrics.Tried(result);
        }
    }

    /// <summary>Takes out what waits to be stored.</summary>
    internal IEnumerable<TrialResult> Waiting()
    {
        while (_results.Reader.TryRead(out var result))
        {
            yield return result;
        }
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _results.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<TrialResult>();
        var pauses = new Pauses();
        try
        {
            while (await _results.Reader.WaitToReadAsync(stoppingToken))
            {
                while (batch.Count < MostAtOnce && _results.Reader.TryRead(out var result))
                {
                    batch.Add(result);
                }

                var id = Guid.NewGuid();
                while (!await TryStoreAsync(batch, id, stoppingToken))
                {
                    await Task.Delay(pauses.Next(), stoppingToken);
                }

                pauses.Reset();
                batch.Clear();
                await Task.Delay(Every, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: at most half a second of results goes.
        }
    }

    private async Task<bool> TryStoreAsync(List<TrialResult> batch, Guid id, CancellationToken stopping)
    {
        try
        {
            await store.AddAsync(batch, stopping, id);
            return true;
        }
        catch (DatabaseException error)
        {
            LogMessages.TrialsWait(log, error.Message);
            return false;
        }
    }
}
