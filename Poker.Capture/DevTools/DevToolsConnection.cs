using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;

namespace Poker.Capture.DevTools;

/// <summary>
/// A connection to a browser by the Chrome DevTools Protocol: commands, and events in their order. Events are kept for one reader; when it
/// falls behind, nothing more is read from the browser, which then keeps them itself. An answer comes behind the events: more are kept while one is
/// due, and beyond <see cref="DevToolsLimits"/> the connection ends. Who connects again is told by the browser what it still keeps.
/// </summary>
internal sealed class DevToolsConnection : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly ClientWebSocket _socket;
    private readonly DevToolsLimits _limits;
    private readonly MessageReader _messages;
    // Not for a single reader: those cannot be counted.
    private readonly Channel<(DevToolsEvent Event, int Bytes)> _events = Channel.CreateUnbounded<(DevToolsEvent, int)>();
    private readonly Channel<bool> _moved = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<long, Waiter> _waiting = [];
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;
    private long _lastId, _keptBytes;
    private int _answersDue;
    private volatile DevToolsException? _ended;

    private DevToolsConnection(ClientWebSocket socket, DevToolsLimits limits)
    {
        (_socket, _limits) = (socket, limits);
        _messages = new MessageReader(socket);
        _reading = ReadAsync();
    }

    private sealed record Waiter(string? Session, string Method, TaskCompletionSource<JsonElement>? Answer);

    /// <summary>Messages that were too large to be read, and are lost.</summary>
    public long Skipped => _messages.Skipped;

    /// <summary>Events that were read and that nobody has taken yet.</summary>
    public int Kept => _events.Reader.Count;

    /// <summary>Connects.</summary>
    /// <exception cref="DevToolsException">Nobody listens there.</exception>
    public static Task<DevToolsConnection> OpenAsync(Uri address, CancellationToken cancellation) => OpenAsync(address, DevToolsLimits.Usual, cancellation);

    /// <summary>Connects, with limits of its own.</summary>
    /// <exception cref="DevToolsException">Nobody listens there.</exception>
    public static async Task<DevToolsConnection> OpenAsync(Uri address, DevToolsLimits limits, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Patience);
            await socket.ConnectAsync(address, patience.Token);
            return new DevToolsConnection(socket, limits);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            socket.Dispose();
            throw new DevToolsException($"{address.GetLeftPart(UriPartial.Authority)} takes no connection.", error);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>What the browser tells, until the connection ends.</summary>
    /// <exception cref="DevToolsException">The connection is broken.</exception>
    public async IAsyncEnumerable<DevToolsEvent> EventsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var (happened, bytes) in _events.Reader.ReadAllAsync(cancellation))
        {
            Interlocked.Add(ref _keptBytes, -bytes);
            _moved.Writer.TryWrite(true);
            yield return happened;
        }
    }

    /// <summary>Sends a command and waits for its answer.</summary>
    /// <exception cref="DevToolsException">It was refused, or the connection ended.</exception>
    public async Task<JsonElement> AskAsync(string method, object? parameters, string? session, CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Increment(ref _answersDue);
        try
        {
            // A reader that has stopped reading must go on: the answer comes behind the events.
            _moved.Writer.TryWrite(true);
            await SendAsync(new Waiter(session, method, answer), parameters, cancellation);
            return await answer.Task.WaitAsync(Patience, cancellation);
        }
        catch (TimeoutException error)
        {
            throw new DevToolsException($"The browser does not answer {method}.", error);
        }
        finally
        {
            Interlocked.Decrement(ref _answersDue);
        }
    }

    /// <summary>Sends a command whose answer, or refusal, comes among the events, in its place, with the command's name as its method.</summary>
    /// <exception cref="DevToolsException">The connection ended.</exception>
    public Task PostAsync(string method, object? parameters, string? session, CancellationToken cancellation) =>
        SendAsync(new Waiter(session, method, null), parameters, cancellation);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _socket.Dispose();
        _sending.Dispose();
        _stop.Dispose();
    }

    private async Task SendAsync(Waiter waiter, object? parameters, CancellationToken cancellation)
    {
        var id = Interlocked.Increment(ref _lastId);
        _waiting[id] = waiter;
        var message = JsonSerializer.SerializeToUtf8Bytes(new { Id = id, waiter.Method, Params = parameters ?? new { }, SessionId = waiter.Session }, Json);
        await _sending.WaitAsync(cancellation);
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellation);
        }
        catch (Exception error) when (error is WebSocketException or InvalidOperationException)
        {
            _waiting.TryRemove(id, out _);
            throw _ended ?? new DevToolsException("The connection to the browser is broken.", error);
        }
        finally
        {
            _sending.Release();
        }

        // It ended before the command stood among those that wait, or while it came to: whoever asks hears why, as all others do.
        if (_ended is { } ended && _waiting.TryRemove(id, out _))
        {
            throw ended;
        }
    }

    private async Task ReadAsync()
    {
        Exception? problem = null;
        try
        {
            while (await _messages.NextAsync(_stop.Token) is { } message)
            {
                Take(message);
                while (IsBeyond(_limits.Events, _limits.Bytes) && Volatile.Read(ref _answersDue) == 0)
                {
                    await _moved.Reader.ReadAsync(_stop.Token);
                }

                if (IsBeyond(_limits.EventsWhileDue, _limits.BytesWhileDue))
                {
                    throw new DevToolsException(
                        $"The browser told more than {_limits.EventsWhileDue:N0} events or {_limits.BytesWhileDue >> 20:N0} MiB before an answer: the connection was given up.");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed of.
        }
        catch (Exception error)
        {
            // Whoever waits is told, whatever it is.
            problem = error;
        }

        var ended = problem as DevToolsException ?? new DevToolsException("The connection to the browser has ended.", problem);
        _ended = ended;
        _events.Writer.TryComplete(ended);
        foreach (var waiter in _waiting.Values)
        {
            waiter.Answer?.TrySetException(ended);
        }
    }

    private bool IsBeyond(int events, long bytes) => _events.Reader.Count > events || Interlocked.Read(ref _keptBytes) > bytes;

    private void Keep(in DevToolsEvent happened)
    {
        Interlocked.Add(ref _keptBytes, _messages.Bytes);
        _events.Writer.TryWrite((happened, _messages.Bytes));
    }

    private void Take(JsonElement message)
    {
        if (!message.TryGetProperty("id", out var id))
        {
            var session = message.TryGetProperty("sessionId", out var of) ? of.GetString() : null;
            Keep(new(session, message.GetProperty("method").GetString()!, message.TryGetProperty("params", out var parameters) ? parameters : default));
        }
        else if (_waiting.TryRemove(id.GetInt64(), out var waiter))
        {
            Answer(waiter, message);
        }
    }

    private void Answer(Waiter waiter, JsonElement message)
    {
        if (waiter.Answer is null)
        {
            Keep(new(waiter.Session, waiter.Method, message));
        }
        else if (message.TryGetProperty("result", out var result))
        {
            waiter.Answer.TrySetResult(result);
        }
        else
        {
            var said = message.TryGetProperty("error", out var error) && error.TryGetProperty("message", out var text) ? text.GetString() : "no reason";
            waiter.Answer.TrySetException(new DevToolsException($"The browser refused {waiter.Method}: {said}.", isRefusal: true));
        }
    }
}
