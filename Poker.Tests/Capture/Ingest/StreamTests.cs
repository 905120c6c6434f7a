using System.Net;
using System.Net.WebSockets;
using System.Text;
using Poker.Capture.Security;
using Poker.Tests.Harness;

namespace Poker.Tests.Capture.Ingest;

public sealed class StreamTests(PostgresFixture postgres) : ServerTests(postgres)
{
    private const string Protocol = "poker.v1";

    [Fact]
    public async Task Each_batch_of_a_stream_is_answered_once_it_is_durable()
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString);
        using var socket = await server.ConnectAsync(Protocol, $"key.{server.Key}");

        Assert.Equal(Protocol, socket.SubProtocol);
        Assert.Equal("""{"session":"a","through":2,"stored":2,"repeated":0,"conflicts":[]}""", await AskAsync(socket, Batch("a", 1, 2)));
        Assert.Equal("""{"session":"b","through":0,"stored":1,"repeated":0,"conflicts":[]}""", await AskAsync(socket, Batch("b", 2)));
        Assert.Equal("""{"session":"a","through":3,"stored":1,"repeated":1,"conflicts":[1]}""", await AskAsync(socket, Batch("a", [(1, "x"), (2, "line 2"), (3, "y")])));
        Assert.Equal("""{"error":"lines[0].seq is missing."}""", await AskAsync(socket, """{"session":"a","lines":[{"text":"b"}]}"""));
        Assert.Equal("""{"error":"The body is no JSON: line 1, byte 1."}""", await AskAsync(socket, "{]"[1..]));
        Assert.Equal(4L, await ReadAsync<long>("SELECT count(*) FROM capture_line"));
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.CloseStatus);
    }

    [Fact]
    public async Task A_message_in_pieces_is_one_batch_and_several_are_answered_in_their_order()
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString);
        using var socket = await server.ConnectAsync(Protocol, $"key.{server.Key}");
        foreach (var session in (string[])["a", "b", "c"])
        {
            var bytes = Encoding.UTF8.GetBytes(Batch(session, [.. Enumerable.Range(1, 500)]));
            foreach (var piece in bytes.Chunk(1000))
            {
                await socket.SendAsync(piece, WebSocketMessageType.Text, endOfMessage: false, CancellationToken.None);
            }

            await socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }

        foreach (var session in (string[])["a", "b", "c"])
        {
            Assert.Equal($$"""{"session":"{{session}}","through":500,"stored":500,"repeated":0,"conflicts":[]}""", await HearAsync(socket));
        }
    }

    [Fact]
    public async Task Messages_that_are_too_large_or_binary_end_the_stream()
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString, options => options with { MostMessageBytes = 32 << 10 });
        using (var socket = await server.ConnectAsync(Protocol, $"key.{server.Key}"))
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(Batch("s", [(1, new string('x', 64 << 10))])), WebSocketMessageType.Text, true, CancellationToken.None);
            Assert.Equal(WebSocketCloseStatus.MessageTooBig, await EndAsync(socket));
        }

        using (var socket = await server.ConnectAsync(Protocol, $"key.{server.Key}"))
        {
            await socket.SendAsync(new byte[10], WebSocketMessageType.Binary, true, CancellationToken.None);
            Assert.Equal(WebSocketCloseStatus.InvalidMessageType, await EndAsync(socket));
        }

        Assert.Equal(0L, await ReadAsync<long>("SELECT count(*) FROM capture_line"));
    }

    [Fact]
    public async Task A_stream_without_a_right_key_is_not_opened_and_one_whose_key_is_revoked_is_closed()
    {
        var clock = new HandClock();
        await using var server = await CaptureServer.StartAsync(ConnectionString, services: services => CaptureClock.Use(services, clock));
        foreach (var offered in (string[][])[[Protocol], [Protocol, "key.pkc_wrong"], [Protocol, $"key.{server.Key}x"], []])
        {
            await Assert.ThrowsAsync<WebSocketException>(() => server.ConnectAsync(offered));
        }

        using var socket = await server.ConnectAsync(Protocol, $"key.{server.Key}");
        await AskAsync(socket, Batch("s", 1));
        await Sources.RevokeAsync("tests", CancellationToken.None);
        clock.Advance(SourceKeys.Fresh.TotalSeconds + 1);
        await SayAsync(socket, Batch("s", 2));

        Assert.Equal((WebSocketCloseStatus.PolicyViolation, "The key is revoked."), (await EndAsync(socket), socket.CloseStatusDescription));
        Assert.Equal(1L, await ReadAsync<long>("SELECT count(*) FROM capture_line"));
        using var request = CaptureServer.Post(Encoding.UTF8.GetBytes(Batch("s", 2)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task While_the_database_is_away_a_stream_is_told_to_come_again_and_goes_on()
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString);
        using var socket = await server.ConnectAsync(Protocol, $"key.{server.Key}");
        await AskAsync(socket, Batch("s", 1));
        await ExecuteAsync("ALTER TABLE capture_line RENAME TO away");

        Assert.Equal("""{"error":"The database cannot be used now; nothing was taken: send it again.","retryAfterMs":3000}""", await AskAsync(socket, Batch("s", 2)));

        await ExecuteAsync("ALTER TABLE away RENAME TO capture_line");
        Assert.Equal("""{"session":"s","through":2,"stored":1,"repeated":0,"conflicts":[]}""", await AskAsync(socket, Batch("s", 2)));
    }

    [Fact]
    public async Task There_are_so_many_streams_and_no_more()
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString, options => options with { MostStreams = 1 });
        using (var first = await server.ConnectAsync(Protocol, $"key.{server.Key}"))
        {
            await AskAsync(first, Batch("s", 1));
            await Assert.ThrowsAsync<WebSocketException>(() => server.ConnectAsync(Protocol, $"key.{server.Key}"));
            await first.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        }

        await Poll.UntilAsync(
            async () =>
            {
                try
                {
                    using var next = await server.ConnectAsync(Protocol, $"key.{server.Key}");
                    return true;
                }
                catch (WebSocketException)
                {
                    return false;
                }
            },
            "the closed stream's place was free");
    }

    [Fact]
    public async Task A_service_that_stops_says_so_to_its_streams()
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString);
        using var socket = await server.ConnectAsync(Protocol, $"key.{server.Key}");
        await AskAsync(socket, Batch("s", 1));

        var stopping = server.StopAsync();

        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, await EndAsync(socket));
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        await stopping.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private static async Task<string> AskAsync(ClientWebSocket socket, string message)
    {
        await SayAsync(socket, message);
        return await HearAsync(socket);
    }

    private static Task SayAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private static async Task<string> HearAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 << 10];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var told = await socket.ReceiveAsync(buffer, patience.Token);
        Assert.True(told.EndOfMessage);
        return Encoding.UTF8.GetString(buffer, 0, told.Count);
    }

    private static async Task<WebSocketCloseStatus?> EndAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var told = await socket.ReceiveAsync(new byte[1000], patience.Token);
        Assert.Equal(WebSocketMessageType.Close, told.MessageType);
        return socket.CloseStatus;
    }
}
