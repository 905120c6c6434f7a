using System.Diagnostics;
using Poker.Capture.Telemetry;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Postgres;

namespace Poker.Capture.Ingest;

/// <summary>The one way of lines into the store: a few batches at a time, the others wait, and not for ever.</summary>
internal sealed class LineIngest(LineStore store, CaptureOptions options, CaptureMetrics metrics, ILogger<LineIngest> log) : IDisposable
{
    private static readonly TimeSpan ComeBackSoon = TimeSpan.FromSeconds(1), ComeBackLater = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _turns = new(options.MostStores);
    private int _isAway;

    /// <summary>Stores a batch; once this returns, all of it is durable.</summary>
    /// <exception cref="RefusedException">It could not be stored now: the sender is to come again.</exception>
    public async Task<LineReceipt> StoreAsync(LineBatch batch, CancellationToken cancellation)
    {
        if (!await _turns.WaitAsync(options.StorePatience, cancellation))
        {
            throw new RefusedException(
                StatusCodes.Status503ServiceUnavailable, Refusal.Busy, "More comes in than can be stored: send it again in a moment.", ComeBackSoon);
        }

        try
        {
            var began = Stopwatch.GetTimestamp();
            var receipt = await store.StoreAsync(batch, cancellation);
            metrics.Stored(batch, receipt, Stopwatch.GetElapsedTime(began));
            Told(batch, receipt);
            return receipt;
        }
        catch (DatabaseException error)
        {
            throw Away(error);
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>What is told to a sender when the database cannot be used.</summary>
    public RefusedException Away(DatabaseException error)
    {
        // Senders come again every few seconds: one line tells that it is away, one that it is back.
        if (Interlocked.Exchange(ref _isAway, 1) == 0)
        {
            LogMessages.DatabaseAway(log, error.Message);
        }

        return new RefusedException(
            StatusCodes.Status503ServiceUnavailable, Refusal.Database, "The database cannot be used now; nothing was taken: send it again.", ComeBackLater);
    }

    /// <inheritdoc />
    public void Dispose() => _turns.Dispose();

    private void Told(LineBatch batch, LineReceipt receipt)
    {
        if (Interlocked.Exchange(ref _isAway, 0) == 1)
        {
            LogMessages.DatabaseBack(log);
        }

        if (receipt.Conflicts.Count > 0)
        {
            LogMessages.Conflicts(log, receipt.Conflicts.Count, receipt.Session, batch.Source, receipt.Conflicts[0]);
        }
    }
}
