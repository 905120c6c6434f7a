using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Poker.Capture;
using Poker.Cli.Output;
using Poker.Infrastructure.Capture;

namespace Poker.Cli.Bench;

/// <summary>A capture service over loopback: lines a second until they are durable, over HTTP in large batches and over a WebSocket in small ones.</summary>
internal sealed class CaptureBench : IBench
{
    private const int Senders = 4, Batches = 100, LargeBatch = 1000, SmallBatches = 2000, SmallBatch = 20;

    /// <inheritdoc />
    public string Name => "capture";

    /// <inheritdoc />
    public string Description => "console lines a second over HTTP and WebSocket until they are durable, on a temporary embedded PostgreSQL; only when asked for by name";

    /// <inheritdoc />
    public bool OnlyByName => true;

    /// <inheritdoc />
    public IEnumerable<BenchResult> Run(BenchContext context)
    {
        var database = BenchDatabase.StartAsync(context.Cancel).GetAwaiter().GetResult();
        var service = StartAsync(database, context.Cancel).GetAwaiter().GetResult();
        try
        {
            var address = new Uri(service.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
            var key = new SourceStore(database.Database.DataSource).AddKeyAsync("bench", null, context.Cancel).GetAwaiter().GetResult();
            PostAsync(address, key, "first", 2, context.Cancel).GetAwaiter().GetResult();
            yield return Measure(
                context,
                $"HTTP, {Senders} senders, {LargeBatch} lines a batch",
                Senders * Batches * LargeBatch,
                () => Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => PostAsync(address, key, $"http-{sender}", Batches, context.Cancel))));
            yield return Measure(
                context, $"WebSocket, 1 stream, {SmallBatch} lines a batch", SmallBatches * SmallBatch, () => StreamAsync(address, key, context.Cancel));
        }
        finally
        {
            service.StopAsync().GetAwaiter().GetResult();
            service.DisposeAsync().AsTask().GetAwaiter().GetResult();
            database.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    // What is stored is looked at as it is acknowledged; there is no sum of it to compare.
    private BenchResult Measure(BenchContext context, string name, long lines, Func<Task> send)
    {
        var result = context.Measure(this, name, "lines", () =>
        {
            send().GetAwaiter().GetResult();
            return (lines, 0);
        });
        return result with { Checksum = "" };
    }

    private static async Task<WebApplication> StartAsync(BenchDatabase database, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection([new("Poker:Capture:PseudonymKey", Convert.ToHexString(RandomNumberGenerator.GetBytes(32)))]);
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton(_ => database.Database.DataSource);
        builder.AddPokerCapture(options => options with { SourceBatchesPerSecond = 100_000 });
        var app = builder.Build();
        app.MapPokerCapture();
        await app.StartAsync(cancellation);
        return app;
    }

    private static async Task PostAsync(Uri address, string key, string session, int batches, CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        for (var batch = 0; batch < batches; batch++)
        {
            using var body = new ByteArrayContent(Body(session, batch, LargeBatch));
            body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await client.PostAsync("v1/lines", body, cancellation);
            Require(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(cancellation), (batch + 1) * LargeBatch);
        }
    }

    private static async Task StreamAsync(Uri address, string key, CancellationToken cancellation)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("poker.v1");
        socket.Options.AddSubProtocol($"key.{key}");
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "v1/stream" }.Uri, cancellation);
        var answer = new byte[4096];
        for (var batch = 0; batch < SmallBatches; batch++)
        {
            await socket.SendAsync(Body("stream", batch, SmallBatch), WebSocketMessageType.Text, endOfMessage: true, cancellation);
            var told = await socket.ReceiveAsync(answer, cancellation);
            Require(true, Encoding.UTF8.GetString(answer, 0, told.Count), (batch + 1) * SmallBatch);
        }

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", cancellation);
    }

    private static byte[] Body(string session, int batch, int size) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        session,
        lines = Enumerable.Range((batch * size) + 1, size).Select(sequence => new { seq = sequence, at = "2026-11-22T10:00:00.123Z", text = $"Player {sequence % 6} raises to {sequence}" }),
    });

    private static void Require(bool isTaken, string answer, int through)
    {
        if (!isTaken || !answer.Contains($"\"through\":{through},", StringComparison.Ordinal))
        {
            throw new CommandError($"a batch was not stored as it should be: {answer}");
        }
    }
}
