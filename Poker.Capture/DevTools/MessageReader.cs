using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace Poker.Capture.DevTools;

/// <summary>Reads a WebSocket's messages as JSON. One that is larger than <see cref="MostBytes"/> is read past.</summary>
internal sealed class MessageReader(WebSocket socket)
{
    /// <summary>The largest message: a console line of this size is a mishap.</summary>
    public const int MostBytes = 64 << 20;

    private const int ChunkBytes = 64 << 10;

    private ArrayBufferWriter<byte> _buffer = new(ChunkBytes);

    /// <summary>Messages that were read past.</summary>
    public long Skipped { get; private set; }

    /// <summary>The size of the message that was read last.</summary>
    public int Bytes { get; private set; }

    /// <summary>The next message; null when the other side has closed.</summary>
    public async Task<JsonElement?> NextAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var isWhole = true;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(_buffer.GetMemory(ChunkBytes), cancellation);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                _buffer.Advance(part.Count);
                if (_buffer.WrittenCount > MostBytes)
                {
                    isWhole = false;
                    _buffer.ResetWrittenCount();
                }
            }
            while (!part.EndOfMessage);

            if (isWhole)
            {
                return Parse();
            }

            Skipped++;
            _buffer = new(ChunkBytes);
        }
    }

    private JsonElement Parse()
    {
        using var message = JsonDocument.Parse(_buffer.WrittenMemory, new() { MaxDepth = 256 });
        var root = message.RootElement.Clone();
        Bytes = _buffer.WrittenCount;
        _buffer.ResetWrittenCount();
        return root;
    }
}
