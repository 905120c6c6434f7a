using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Poker.Capture.DevTools;
using Poker.Tests.Harness;

namespace Poker.Tests.Capture.DevTools;

/// <summary>The connection against a browser that talks too much.</summary>
public sealed class DevToolsConnectionTests
{
    private const long Boundless = long.MaxValue;

    [Theory]
    [InlineData(100, Boundless, 20)]
    [InlineData(int.MaxValue, 1 << 20, 20_000)]
    public async Task A_flood_before_an_answer_ends_the_connection_and_is_told(int events, long bytes, int length)
    {
        await using var browser = await TalkativeBrowser.StartAsync(int.MaxValue, length);
        await using var connection = await DevToolsConnection.OpenAsync(browser.Address, new(10, Boundless, events, bytes), CancellationToken.None);

        var error = await Assert.ThrowsAsync<DevToolsException>(() => connection.AskAsync("Slow.answer", null, null, CancellationToken.None));

        Assert.StartsWith("The browser told more than ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" before an answer: the connection was given up.", error.Message, StringComparison.Ordinal);
        Assert.InRange(connection.Kept, 1, (int)Math.Min(events, bytes / length) + 1);
        var ended = await Assert.ThrowsAsync<DevToolsException>(async () => await CountAsync(connection));
        Assert.Same(error, ended);
    }

    [Theory]
    [InlineData(50, Boundless)]
    [InlineData(int.MaxValue, 50 * 20_000)]
    public async Task A_reader_who_falls_behind_lets_the_browser_wait_and_misses_nothing(int events, long bytes)
    {
        const int Told = 3_000;
        await using var browser = await TalkativeBrowser.StartAsync(Told, 20_000);
        await using var connection = await DevToolsConnection.OpenAsync(browser.Address, new(events, bytes, int.MaxValue, Boundless), CancellationToken.None);
        await connection.PostAsync("Begin", null, null, CancellationToken.None);

        await Poll.UntilAsync(() => connection.Kept >= 49, "events came");
        Assert.InRange(connection.Kept, 49, 51);
        Assert.Equal(Told, await CountAsync(connection, Told));
    }

    private static async Task<int> CountAsync(DevToolsConnection connection, int most = int.MaxValue)
    {
        var count = 0;
        await foreach (var happened in connection.EventsAsync(CancellationToken.None))
        {
            Assert.Equal(count, happened.Parameters.GetProperty("n").GetInt32());
            if (++count == most)
            {
                break;
            }
        }

        return count;
    }

    // Answers nothing, and tells so many events at the first command.
    private sealed class TalkativeBrowser(WebApplication server) : IAsyncDisposable
    {
        public Uri Address => new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("http:", "ws:", StringComparison.Ordinal));

        public static async Task<TalkativeBrowser> StartAsync(int events, int length)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var server = builder.Build();
            server.Urls.Add("http://127.0.0.1:0");
            server.UseWebSockets();
            server.Run(async context =>
            {
                using var socket = await context.WebSockets.AcceptWebSocketAsync();
                await socket.ReceiveAsync(new byte[1000], context.RequestAborted);
                var text = new string('x', length);
                for (var n = 0; n < events && socket.State == WebSocketState.Open; n++)
                {
                    var message = JsonSerializer.SerializeToUtf8Bytes(new { method = "Told", @params = new { n, text } });
                    await socket.SendAsync(message, WebSocketMessageType.Text, true, context.RequestAborted);
                }

                await socket.ReceiveAsync(new byte[1000], context.RequestAborted);
            });
            await server.StartAsync();
            return new(server);
        }

        public async ValueTask DisposeAsync()
        {
            using var now = new CancellationTokenSource(TimeSpan.Zero);
            await server.StopAsync(now.Token);
            await server.DisposeAsync();
        }
    }
}
