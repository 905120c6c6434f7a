using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using Poker.Capture.Security;
using Poker.Capture.Telemetry;
using Poker.Infrastructure.Postgres;

namespace Poker.Capture.Ingest;

/// <summary>
/// One WebSocket connection: a batch a message, and an answer to each before the next one is read, so that a sender is never taken in
/// faster than its lines are stored.
/// </summary>
internal sealed class LineStream(
    WebSocket socket,
    int source,
    string key,
    BatchReader reader,
    LineIngest ingest,
    SourceKeys keys,
    SourceLimits limits,
    CaptureOptions options,
    CaptureMetrics metrics)
{
    private const int ReadBytes = 16 << 10;

    // What a connection may keep between two messages.
    private const int KeptBytes = 256 << 10;

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private ArrayBufferWriter<byte> _message = new(ReadBytes);

    /// <summary>Batches that were stored.</summary>
    public long Batches { get; private set; }

    /// <summary>Serves it until it ends.</summary>
    /// <param name="stopping">Ends it in order: the batch at work is answered.</param>
    /// <param name="aborted">The connection is gone.</param>
    /// <returns>How it ended.</returns>
    public async Task<string> RunAsync(CancellationToken stopping, CancellationToken aborted)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        await using var stop = stopping.Register(() => _ = StopAsync(ended));
        try
        {
            while (await ReceiveAsync(ended.Token))
            {
                var answer = await AnswerAsync(ended.Token);
                if (answer is null)
                {
                    return await CloseAsync(WebSocketCloseStatus.PolicyViolation, "The key is revoked.", ended.Token);
                }

                await socket.SendAsync(answer, WebSocketMessageType.Text, endOfMessage: true, ended.Token);
            }

            return "closed";
        }
        catch (RefusedException refusal)
        {
            metrics.Refused(refusal.Cause);
            return await CloseAsync(
                refusal.Cause == Refusal.Size ? WebSocketCloseStatus.MessageTooBig : WebSocketCloseStatus.InvalidMessageType, refusal.Message, ended.Token);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            return "connection lost";
        }
    }

    // False when the sender has closed it.
    private async Task<bool> ReceiveAsync(CancellationToken cancellation)
    {
        if (_message.Capacity > KeptBytes)
        {
            _message = new(ReadBytes);
        }

        _message.ResetWrittenCount();
        while (true)
        {
            var part = await socket.ReceiveAsync(_message.GetMemory(ReadBytes), cancellation);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await CloseAsync(WebSocketCloseStatus.NormalClosure, "", cancellation);
                return false;
            }

            _message.Advance(part.Count);
            Check(part.MessageType);
            if (part.EndOfMessage)
            {
                return true;
            }
        }
    }

    private void Check(WebSocketMessageType type)
    {
        if (type == WebSocketMessageType.Binary)
        {
            throw new RefusedException(StatusCodes.Status415UnsupportedMediaType, Refusal.Type, "Batches are text messages.");
        }

        if (_message.WrittenCount > options.MostMessageBytes)
        {
            throw new RefusedException(StatusCodes.Status413PayloadTooLarge, Refusal.Size, $"A message has at most {options.MostMessageBytes} bytes.");
        }
    }

    // Null when the key no longer opens anything.
    private async Task<byte[]?> AnswerAsync(CancellationToken cancellation)
    {
        try
        {
            await limits.WaitAsync(source, cancellation);
            if (await keys.FindAsync(key, cancellation) is null)
            {
                return null;
            }

            var batch = reader.Read(_message.WrittenSpan, source);
            var receipt = await ingest.StoreAsync(batch, cancellation);
            Batches++;
            return JsonSerializer.SerializeToUtf8Bytes(Receipt.Of(receipt, batch.Session), JsonSerializerOptions.Web);
        }
        catch (RefusedException refusal)
        {
            return Problem(refusal);
        }
        catch (DatabaseException error)
        {
            return Problem(ingest.Away(error));
        }
    }

    private byte[] Problem(RefusedException refusal)
    {
        metrics.Refused(refusal.Cause);
        return JsonSerializer.SerializeToUtf8Bytes(
            new StreamProblem(refusal.Message, (long?)refusal.RetryAfter?.TotalMilliseconds), JsonSerializerOptions.Web);
    }

    // The sender answers with its own close, which ends the receiving; one that does not is left.
    private async Task StopAsync(CancellationTokenSource ended)
    {
        ended.CancelAfter(Farewell);
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, "The service stops: connect again.", ended.Token);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It ended by itself.
        }
    }

    private async Task<string> CloseAsync(WebSocketCloseStatus status, string why, CancellationToken cancellation)
    {
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            using var farewell = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            farewell.CancelAfter(Farewell);
            try
            {
                await socket.CloseOutputAsync(status, why, farewell.Token);
            }
            catch (Exception error) when (error is WebSocketException or OperationCanceledException)
            {
                // It is gone.
            }
        }

        return why.Length > 0 ? why : "closed";
    }
}
