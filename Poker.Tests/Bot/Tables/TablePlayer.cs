using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Poker.Tests.Bot.Tables;

/// <summary>A client of a table over a WebSocket, as a script would write it.</summary>
internal sealed class TablePlayer : IAsyncDisposable
{
    private readonly ClientWebSocket _socket;
    private readonly byte[] _buffer = new byte[1 << 20];

    private TablePlayer(ClientWebSocket socket) => _socket = socket;

    /// <summary>The last state.</summary>
    public JsonElement State { get; private set; }

    /// <summary>The seat's secret.</summary>
    public string? Secret { get; private set; }

    /// <summary>Lines, as a page prints them.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>Every message, as it came.</summary>
    public List<string> Received { get; } = [];

    /// <summary>The number of the last event.</summary>
    public long After { get; private set; }

    public bool IsMyTurn => State.GetProperty("legal").ValueKind == JsonValueKind.Object;

    public long Hand => State.GetProperty("hand").GetInt64();

    /// <summary>Connects without a hello.</summary>
    public static async Task<TablePlayer> ConnectAsync(Uri address, string table, int? seat, Action<ClientWebSocketOptions>? configure = null)
    {
        var socket = new ClientWebSocket();
        configure?.Invoke(socket.Options);
        try
        {
            var target = new UriBuilder(address) { Scheme = "ws", Path = $"v1/tables/{table}/play", Query = seat is null ? "" : $"seat={seat}" }.Uri;
            await socket.ConnectAsync(target, CancellationToken.None);
            return new(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Connects and comes to the table.</summary>
    public static async Task<TablePlayer> SitAsync(Uri address, string table, int? seat, string? secret = null, long? after = null)
    {
        var player = await ConnectAsync(address, table, seat);
        await player.SendAsync(new { Type = "hello", Secret = secret, After = after });
        return player;
    }

    public Task SendAsync(object message) => SendAsync(JsonSerializer.SerializeToUtf8Bytes(message, JsonSerializerOptions.Web), WebSocketMessageType.Text);

    public Task SendAsync(byte[] message, WebSocketMessageType type) => _socket.SendAsync(message, type, true, CancellationToken.None);

    /// <summary>Acts in the turn that the last state shows, or in another.</summary>
    public Task ActAsync(string action, long? to = null, long? hand = null, int? turn = null) => SendAsync(
        new { Type = "act", Hand = hand ?? Hand, Turn = turn ?? State.GetProperty("turn").GetProperty("number").GetInt32(), Action = action, To = to });

    /// <summary>Checks or calls.</summary>
    public Task CallAsync() => ActAsync(State.GetProperty("legal").GetProperty("canCheck").GetBoolean() ? "check" : "call");

    /// <summary>The next message; null when the connection was closed.</summary>
    public async Task<JsonElement?> ReceiveAsync()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var count = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(count), late.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            count += part.Count;
            if (part.EndOfMessage)
            {
                break;
            }
        }

        Received.Add(Encoding.UTF8.GetString(_buffer, 0, count));
        var message = JsonDocument.Parse(Received[^1]).RootElement;
        Take(message);
        return message;
    }

    /// <summary>Receives until a condition holds, and returns the message that made it so.</summary>
    public async Task<JsonElement> UntilAsync(Func<JsonElement, bool> condition)
    {
        while (await ReceiveAsync() is { } message)
        {
            if (condition(message))
            {
                return message;
            }
        }

        throw new InvalidOperationException($"Closed: {Closing}");
    }

    /// <summary>How the service closed the connection.</summary>
    public (int? Code, string? Why) Closing => ((int?)_socket.CloseStatus, _socket.CloseStatusDescription);

    /// <summary>Why a message was refused.</summary>
    public async Task<string> RefusalAsync() => (await UntilAsync(message => message.GetProperty("type").GetString() == "refused")).GetProperty("why").GetString()!;

    /// <summary>Breaks the connection off.</summary>
    public void Abort() => _socket.Abort();

    public async ValueTask DisposeAsync()
    {
        if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            using var late = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            try
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", late.Token);
            }
            catch (Exception error) when (error is WebSocketException or OperationCanceledException)
            {
                // It is gone already.
            }
        }

        _socket.Dispose();
    }

    private void Take(JsonElement message)
    {
        if (message.TryGetProperty("state", out var state))
        {
            State = state;
        }

        var isWelcome = message.GetProperty("type").GetString() == "welcome";
        if (isWelcome)
        {
            Secret = message.GetProperty("secret").GetString();
        }

        if (message.TryGetProperty("events", out var events))
        {
            var printFrom = isWelcome ? message.GetProperty("printFrom").GetInt64() : 0;
            foreach (var told in events.EnumerateArray())
            {
                After = told.GetProperty("number").GetInt64();
                if (After >= printFrom && told.GetProperty("line").GetString() is { } line)
                {
                    Lines.Add(line);
                }
            }
        }
    }
}
