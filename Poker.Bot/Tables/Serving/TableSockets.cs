using Poker.Bot.Tables.Playing;

namespace Poker.Bot.Tables.Serving;

/// <summary>The open connections: not more than so many at a time.</summary>
internal sealed class TableSockets(TableOptions options, TimeProvider clock)
{
    private int _open;

    /// <summary>Accepts a connection and serves it until it ends.</summary>
    /// <exception cref="TableException">There are too many.</exception>
    public async Task ServeAsync(HttpContext context, Table table, int? seat)
    {
        try
        {
            if (Interlocked.Increment(ref _open) > options.MostSockets)
            {
                throw new TableException("Too many connections are open: try again later.", StatusCodes.Status503ServiceUnavailable);
            }

            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await new TableSocket(socket, options, clock).RunAsync(table, seat, context.RequestAborted);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
