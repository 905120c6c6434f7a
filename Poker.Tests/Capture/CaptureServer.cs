using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Poker.Capture;
using Poker.Capture.Reporting;
using Poker.Capture.Retention;
using Poker.Infrastructure.Capture;
using Poker.ServiceDefaults;
using Poker.Tests.Coordinator;

namespace Poker.Tests.Capture;

/// <summary>A real capture service in this process: Kestrel on a port of its own.</summary>
internal sealed class CaptureServer : IAsyncDisposable
{
    /// <summary>The shared token.</summary>
    public const string Token = "a-token-for-tests-alone-0123456789";

    private readonly WebApplication _app;
    private readonly NpgsqlDataSource _dataSource;

    private CaptureServer(WebApplication app, NpgsqlDataSource dataSource, LogCapture logs, string key)
    {
        (_app, _dataSource, Logs, Key) = (app, dataSource, logs, key);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Http = new HttpClient { BaseAddress = Address };
        Http.DefaultRequestHeaders.Authorization = new("Bearer", key);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>A client that carries the key of the source <c>tests</c>.</summary>
    public HttpClient Http { get; }

    /// <summary>That key.</summary>
    public string Key { get; }

    /// <summary>All that was logged.</summary>
    public LogCapture Logs { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts one.</summary>
    /// <param name="connectionString">Its database.</param>
    /// <param name="configure">Changes its options; null for the defaults.</param>
    /// <param name="services">Adds to its services; null for nothing.</param>
    public static async Task<CaptureServer> StartAsync(
        string connectionString, Func<CaptureOptions, CaptureOptions>? configure = null, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Poker:Token"] = Token,
            ["Poker:Capture:PseudonymKey"] = "a-pseudonym-key-for-tests-alone-0123456789",
        });
        var logs = new LogCapture();
        builder.Logging.ClearProviders().AddProvider(logs);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var dataSource = NpgsqlDataSource.Create(connectionString);
        builder.Services.AddSingleton(dataSource);
        builder.AddPokerCapture(configure);
        LeaveParsingOut(builder.Services);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapDefaultEndpoints();
        app.MapPokerCapture();
        try
        {
            await app.StartAsync();
            return new CaptureServer(app, dataSource, logs, await new SourceStore(dataSource).AddKeyAsync("tests", null, CancellationToken.None));
        }
        catch
        {
            await app.DisposeAsync();
            await dataSource.DisposeAsync();
            throw;
        }
    }

    /// <summary>A request with the key.</summary>
    public static HttpRequestMessage Post(byte[] body, string type = "application/json", string? encoding = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "v1/lines") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (encoding is not null)
        {
            request.Content.Headers.ContentEncoding.Add(encoding);
        }

        return request;
    }

    /// <summary>An open stream.</summary>
    /// <param name="protocols">The subprotocols that are offered.</param>
    public async Task<ClientWebSocket> ConnectAsync(params string[] protocols)
    {
        var socket = new ClientWebSocket();
        foreach (var protocol in protocols)
        {
            socket.Options.AddSubProtocol(protocol);
        }

        try
        {
            await socket.ConnectAsync(new UriBuilder(Address) { Scheme = "ws", Path = "v1/stream" }.Uri, CancellationToken.None);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Stops it as a signal does, while its clients are there.</summary>
    public Task StopAsync() => _app.StopAsync();

    // Tests of ingest say themselves what is parsed.
    private static void LeaveParsingOut(IServiceCollection services)
    {
        foreach (var other in services.Where(service => service.ServiceType == typeof(IHostedService)
            && service.ImplementationType is { } type && type.Assembly == typeof(CaptureServices).Assembly && type != typeof(ExpiryLoop) && type != typeof(LagWatch)).ToList())
        {
            services.Remove(other);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _dataSource.DisposeAsync();
    }
}
