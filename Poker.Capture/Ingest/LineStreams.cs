using Poker.Capture.Security;
using Poker.Capture.Telemetry;

namespace Poker.Capture.Ingest;

/// <summary>The WebSocket connections: not more than so many at a time.</summary>
internal sealed class LineStreams(
    BatchReader reader,
    LineIngest ingest,
    SourceKeys keys,
    SourceLimits limits,
    CaptureOptions options,
    CaptureMetrics metrics,
    IHostApplicationLifetime lifetime,
    ILogger<LineStreams> log)
{
    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(10);
    private int _open;

    /// <summary>Accepts a connection and serves it until it ends.</summary>
    /// <exception cref="RefusedException">There are too many.</exception>
    public async Task ServeAsync(HttpContext context)
    {
        try
        {
            if (Interlocked.Increment(ref _open) > options.MostStreams)
            {
                throw new RefusedException(
                    StatusCodes.Status503ServiceUnavailable, Refusal.Busy, "Too many streams are open: try again, or send batches to /v1/lines.", ComeBack);
            }

            // The key is one of the protocols that were offered: it is never echoed.
            var protocol = context.WebSockets.WebSocketRequestedProtocols.Contains(KeyCarrier.Protocol) ? KeyCarrier.Protocol : null;
            using var socket = await context.WebSockets.AcceptWebSocketAsync(protocol);
            var stream = new LineStream(socket, context.Source().Id, context.Key(), reader, ingest, keys, limits, options, metrics);
            LogMessages.StreamBegan(log, context.Source().Id);
            var how = await stream.RunAsync(lifetime.ApplicationStopping, context.RequestAborted);
            LogMessages.StreamEnded(log, context.Source().Id, stream.Batches, how);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
