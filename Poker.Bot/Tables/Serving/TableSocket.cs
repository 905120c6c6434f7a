using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Poker.Bot.Tables.Playing;

namespace Poker.Bot.Tables.Serving;

/// <summary>A WebSocket to a table: a client's messages one after the other, and what the table says in its order.</summary>
internal sealed class TableSocket(WebSocket socket, TableOptions options, TimeProvider clock) : ITableClient
{
    private const int WaitingMessages = 256, ReadBytes = 1 << 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5), HelloPatience = TimeSpan.FromSeconds(10), Farewell = TimeSpan.FromSeconds(2);

    private readonly Channel<ReadOnlyMemory<byte>> _messages =
        Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(WaitingMessages) { SingleReader = true });

    private readonly ArrayBufferWriter<byte> _received = new(ReadBytes);
    private (int Code, string Why) _farewell = ((int)WebSocketCloseStatus.NormalClosure, "");

    /// <inheritdoc />
    public async ValueTask SendAsync(ReadOnlyMemory<byte> message)
    {
        try
        {
            if (!_messages.Writer.TryWrite(message))
            {
                await _messages.Writer.WriteAsync(message).AsTask().WaitAsync(Patience, clock);
            }
        }
        catch (TimeoutException)
        {
            Close(CloseCodes.TooSlow, "The connection is too slow.");
        }
        catch (ChannelClosedException)
        {
            // It is gone; the table hears of it in its turn.
        }
    }

    /// <inheritdoc />
    public void Close(int code, string why)
    {
        if (!_messages.Reader.Completion.IsCompleted)
        {
            _farewell = (code, why);
            _messages.Writer.TryComplete();
        }
    }

    /// <summary>Serves it until it ends.</summary>
    /// <param name="table">The table.</param>
    /// <param name="seat">The seat that is wanted, from 1; null to watch.</param>
    /// <param name="aborted">The connection is gone.</param>
    public async Task RunAsync(Table table, int? seat, CancellationToken aborted)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        var writing = WriteAsync(ended);
        try
        {
            await ReadAsync(table, seat, ended.Token);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            // The connection is lost, or the client did not answer a farewell.
        }

        await table.PostAsync(new TableCommand.Gone(this), CancellationToken.None);
        _messages.Writer.TryComplete();
        ended.CancelAfter(Farewell);
        await writing;
    }

    private async Task WriteAsync(CancellationTokenSource ended)
    {
        try
        {
            await foreach (var message in _messages.Reader.ReadAllAsync(ended.Token))
            {
                await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, ended.Token);
            }

            ended.CancelAfter(Farewell);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync((WebSocketCloseStatus)_farewell.Code, _farewell.Why, ended.Token);
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            _messages.Writer.TryComplete();
        }
    }

    private async Task ReadAsync(Table table, int? seat, CancellationToken cancellation)
    {
        if (await HelloAsync(cancellation) is not { Type: "hello" } hello)
        {
            Close(CloseCodes.NoHello, "The first message has to be a hello, within ten seconds.");
            await DrainAsync(cancellation);
            return;
        }

        if (!await table.PostAsync(new TableCommand.Enter(this, seat, hello.Secret, hello.After), cancellation))
        {
            Close(CloseCodes.TableGone, "The table is closed.");
        }

        while (await ReceiveAsync(cancellation))
        {
            var (command, problem) = CommandOf(Read(out var broken), broken);
            if (command is not null)
            {
                await table.PostAsync(command, cancellation);
            }
            else
            {
                await SendAsync(TableMessages.Refused(problem!));
            }
        }
    }

    private async Task<ClientMessage?> HelloAsync(CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(HelloPatience, clock);
        var hello = ReceiveAsync(cancellation);
        try
        {
            return await hello.WaitAsync(late.Token) ? Read(out _) : null;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            // What it says now is not listened to, only its answer to the farewell.
            Close(CloseCodes.NoHello, "The first message has to be a hello, within ten seconds.");
            await hello;
            return null;
        }
    }

    private (TableCommand? Command, string? Problem) CommandOf(ClientMessage? message, string? broken) => message?.Type switch
    {
        null => (null, broken ?? "A message has a type: act, sitOut, sitIn or leave."),
        "act" => (new TableCommand.Act(this, message), null),
        "sitOut" => (new TableCommand.Sit(this, IsOut: true), null),
        "sitIn" => (new TableCommand.Sit(this, IsOut: false), null),
        "leave" => (new TableCommand.Leave(this), null),
        "hello" => (null, "You are at the table already."),
        _ => (null, "There is no such message: send act, sitOut, sitIn or leave."),
    };

    private ClientMessage? Read(out string? broken)
    {
        broken = null;
        try
        {
            return JsonSerializer.Deserialize<ClientMessage>(_received.WrittenSpan, TableMessages.Format);
        }
        catch (JsonException)
        {
            broken = "The message is no JSON that is understood here.";
            return null;
        }
    }

    private async Task DrainAsync(CancellationToken cancellation)
    {
        while (socket.State == WebSocketState.Open && await ReceiveAsync(cancellation))
        {
        }
    }

    // False when the client has closed it, or has to.
    private async Task<bool> ReceiveAsync(CancellationToken cancellation)
    {
        _received.ResetWrittenCount();
        while (true)
        {
            var part = await socket.ReceiveAsync(_received.GetMemory(ReadBytes), cancellation);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return false;
            }

            _received.Advance(part.Count);
            if (part.MessageType == WebSocketMessageType.Binary || _received.WrittenCount > options.MostMessageBytes)
            {
                Close(
                    (int)(part.MessageType == WebSocketMessageType.Binary ? WebSocketCloseStatus.InvalidMessageType : WebSocketCloseStatus.MessageTooBig),
                    $"Messages are texts of at most {options.MostMessageBytes} bytes.");
                return false;
            }

            if (part.EndOfMessage)
            {
                return true;
            }
        }
    }
}
