using System.Text.Json;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Postgres;

namespace Poker.Capture.DevTools;

/// <summary>A source that listens to a running Chromium's pages by the DevTools protocol, through every restart of the browser and of the database.</summary>
/// <param name="options">Which browser, which pages.</param>
/// <param name="sources">Where the source is registered.</param>
/// <param name="tails">Where sessions are found again.</param>
/// <param name="store">Stores a batch durably.</param>
/// <param name="log">Where it tells how it goes.</param>
internal sealed class BrowserSource(
    BrowserOptions options, SourceStore sources, SessionTails tails, Func<LineBatch, CancellationToken, Task<LineReceipt>> store, ILogger log)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250), LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3), Patience = TimeSpan.FromSeconds(5);

    private readonly LineQueue _queue = new(store, log);

    /// <summary>Lines that are durable.</summary>
    public long Stored => _queue.Stored;

    /// <summary>Listens until it is told to end. What was heard by then is stored, if the store takes it soon; the browser tells it again if not.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var end = new CancellationTokenSource();
        var storing = Task.CompletedTask;
        try
        {
            var source = await UntilStoredAsync(() => sources.EnsureAsync(options.Name, options.DialectName, cancellation), cancellation);
            storing = _queue.RunAsync(source.Id, end.Token);
            var sessions = new PageSessions(
                options.Name, (page, ending) => UntilStoredAsync(() => tails.FindAsync(source.Id, page, ending), ending), _queue, log);
            await Task.WhenAny(ListenAsync(sessions, cancellation), storing).Unwrap();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Told to end.
        }

        _queue.Complete();
        end.CancelAfter(Farewell);
        await storing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ListenAsync(PageSessions sessions, CancellationToken cancellation)
    {
        Uri? known = null;
        var wait = FirstWait;
        while (true)
        {
            try
            {
                var browser = await FindAsync(cancellation);
                if (known is not null && known != browser)
                {
                    // Its address has a part that is drawn at its start: this is another one.
                    await sessions.EndAllAsync(cancellation);
                }

                await using var connection = await DevToolsConnection.OpenAsync(browser, cancellation);
                known = browser;
                DevToolsLog.Connected(log, options.Name, options.Address, options.Pages!);
                wait = FirstWait;
                await ListenAsync(connection, sessions, cancellation);
            }
            catch (DevToolsException error)
            {
                if (wait == FirstWait)
                {
                    DevToolsLog.Away(log, options.Name, error.Message);
                }
            }

            await Task.Delay(wait, cancellation);
            wait = wait < LongestWait / 2 ? 2 * wait : LongestWait;
        }
    }

    private async Task ListenAsync(DevToolsConnection connection, PageSessions sessions, CancellationToken cancellation)
    {
        PagePattern.TryParse(options.Pages!, out var pages);
        try
        {
            await new BrowserWatch(connection, pages!, sessions).RunAsync(cancellation);
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new DevToolsException("The browser tells something that is not understood.", error);
        }
        finally
        {
            if (connection.Skipped > 0)
            {
                DevToolsLog.MessagesSkipped(log, options.Name, connection.Skipped, MessageReader.MostBytes);
            }
        }
    }

    // {"Browser":"Chrome/156.0","webSocketDebuggerUrl":"ws://127.0.0.1:9222/devtools/browser/02073cb4-…"}
    private async Task<Uri> FindAsync(CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = options.Url, Timeout = Patience };
        try
        {
            var version = await client.GetFromJsonAsync<JsonElement>("/json/version", cancellation);
            var path = new Uri(version.GetProperty("webSocketDebuggerUrl").GetString()!).AbsolutePath;
            // Behind a tunnel it does not know where it is reached.
            return new UriBuilder(options.Url) { Scheme = options.Url.Scheme == "https" ? "wss" : "ws", Path = path }.Uri;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new DevToolsException($"No browser answers at {options.Address}: start Chromium with --remote-debugging-port={options.Url.Port}.", error);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or UriFormatException or ArgumentNullException)
        {
            throw new DevToolsException($"What answers at {options.Address} is no Chromium's debugging port.", error);
        }
    }

    private async Task<T> UntilStoredAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        for (var wait = FirstWait; ; wait = wait < LongestWait / 2 ? 2 * wait : LongestWait)
        {
            try
            {
                return await work();
            }
            catch (DatabaseException error)
            {
                if (wait == FirstWait)
                {
                    DevToolsLog.StoreAway(log, error.Message);
                }

                await Task.Delay(wait, cancellation);
            }
        }
    }
}
