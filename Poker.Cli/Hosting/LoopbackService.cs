using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Poker.Bot;
using Poker.Capture;
using Poker.Capture.Telemetry;
using Poker.Cli.Output;
using Poker.ServiceDefaults;

namespace Poker.Cli.Hosting;

/// <summary>A service in this process that listens on loopback alone: the very one that its own project runs.</summary>
internal sealed class LoopbackService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LoopbackService(WebApplication app, int port)
    {
        _app = app;
        Http = new Uri($"http://127.0.0.1:{port}");
    }

    /// <summary>Its pages and HTTP API.</summary>
    public Uri Http { get; }

    /// <summary>Cancelled when it ends by itself.</summary>
    public CancellationToken Ended => _app.Lifetime.ApplicationStopping;

    /// <summary>Starts the service that takes console lines.</summary>
    /// <param name="options">What and where.</param>
    /// <param name="say">Hears of warnings.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="CommandError">Its configuration makes no sense.</exception>
    public static Task<LoopbackService> StartCaptureAsync(ServicesOptions options, Action<string> say, CancellationToken cancellation) => StartAsync(
        new("capture", typeof(CaptureServices), CaptureMetrics.Name, CaptureEndpoints.Port, null, ("Poker:Capture:DataFolder", options.Folder)),
        options,
        say,
        builder => builder.AddPokerCapture(),
        app => app.MapPokerCapture(),
        cancellation);

    /// <summary>Starts the service that decides, with its tables.</summary>
    /// <param name="options">What and where.</param>
    /// <param name="say">Hears of warnings.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="CommandError">Its configuration makes no sense.</exception>
    public static Task<LoopbackService> StartBotAsync(ServicesOptions options, Action<string> say, CancellationToken cancellation) => StartAsync(
        new("bot", typeof(BotServices), BotServices.TelemetryName, BotEndpoints.HttpPort, BotEndpoints.GrpcPort, ("Poker:Bot:Folder", options.Folder)),
        options,
        say,
        builder => builder.AddPokerBot(),
        app => app.MapPokerBot(),
        cancellation);

    /// <summary>Stops it: what is at work is finished and answered.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private static Task<LoopbackService> StartAsync(
        Part part, ServicesOptions options, Action<string> say, Action<WebApplicationBuilder> add, Action<WebApplication> map, CancellationToken cancellation) =>
        Ports.BoundAsync(() => StartOnceAsync(part, options, say, add, map, cancellation));

    private static async Task<LoopbackService> StartOnceAsync(
        Part part, ServicesOptions options, Action<string> say, Action<WebApplicationBuilder> add, Action<WebApplication> map, CancellationToken cancellation)
    {
        var port = Ports.Choose(IPAddress.Loopback, null, part.Port);
        try
        {
            var builder = WebApplication.CreateBuilder(
                new WebApplicationOptions { ApplicationName = part.Assembly.Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
            Configure(builder, part, options, say);
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.Listen(IPAddress.Loopback, port, endpoint => endpoint.Protocols = HttpProtocols.Http1);
                if (part.GrpcPort is { } grpc)
                {
                    kestrel.Listen(IPAddress.Loopback, Ports.Choose(IPAddress.Loopback, null, grpc), endpoint => endpoint.Protocols = HttpProtocols.Http2);
                }
            });
            builder.AddServiceDefaults();
            add(builder);
            var app = builder.Build();
            app.MapDefaultEndpoints();
            map(app);
            await HostStart.RunAsync(app, cancellation);
            return new LoopbackService(app, port);
        }
        catch (ServiceConfigurationException error)
        {
            throw CommandError.BadInput(error.Message);
        }
    }

    private static void Configure(WebApplicationBuilder builder, Part part, ServicesOptions options, Action<string> say)
    {
        builder.Configuration.AddInMemoryCollection(options.Telemetry);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:poker"] = options.Database,
            ["Poker:Token"] = options.Token,
            [part.Folder.Key] = part.Folder.Value,
            ["OTEL_SERVICE_NAME"] = part.Name,
            [DefaultServices.TelemetryOfKey] = part.Telemetry,
        });
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(new NoteLogger(part.Name, say));
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
    }

    private sealed record Part(string Name, Type Assembly, string Telemetry, int Port, int? GrpcPort, (string Key, string Value) Folder);
}
