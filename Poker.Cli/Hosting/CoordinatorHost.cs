using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Poker.Coordinator;
using Poker.Coordinator.Telemetry;
using Poker.ServiceDefaults;
using Poker.ServiceDefaults.Database;

namespace Poker.Cli.Hosting;

/// <summary>The coordinator in this process: the very service that Poker.Coordinator runs alone.</summary>
internal sealed class CoordinatorHost : IAsyncDisposable
{
    // Its own, and what the process as a whole tells: the workers beside it tell theirs.
    private const string Telemetry = $"{CoordinatorTelemetry.Name},Microsoft.AspNetCore,System.Runtime,Npgsql";

    private readonly WebApplication _app;

    private CoordinatorHost(WebApplication app, ServicesOptions options, int grpc, int http, int open)
    {
        _app = app;
        Grpc = new Uri($"http://127.0.0.1:{grpc}");
        Http = new Uri($"http://127.0.0.1:{http}");
        Open = options.Listen is null ? null : new UriBuilder("https", options.KnownAs, open).Uri;
        Address = new CoordinatorAddress { Url = Grpc, Token = options.Token };
    }

    /// <summary>gRPC for this machine.</summary>
    public Uri Grpc { get; }

    /// <summary>The HTTP API and the start page for this machine.</summary>
    public Uri Http { get; }

    /// <summary>Both for other machines; null where it is not open.</summary>
    public Uri? Open { get; }

    /// <summary>How this machine's workers and commands call it.</summary>
    public CoordinatorAddress Address { get; }

    /// <summary>Cancelled when it ends by itself.</summary>
    public CancellationToken Ended => _app.Lifetime.ApplicationStopping;

    /// <summary>Starts it.</summary>
    /// <param name="options">What and where.</param>
    /// <param name="say">Hears of warnings.</param>
    /// <param name="cancellation">Ends the start.</param>
    public static Task<CoordinatorHost> StartAsync(ServicesOptions options, Action<string> say, CancellationToken cancellation) =>
        Ports.BoundAsync(() => StartOnceAsync(options, say, cancellation));

    /// <summary>Stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private static async Task<CoordinatorHost> StartOnceAsync(ServicesOptions options, Action<string> say, CancellationToken cancellation)
    {
        var open = options.Listen is { } address ? Ports.Choose(address, options.Port, CoordinatorEndpoints.GrpcPort) : 0;
        var grpc = options.Listen is null ? Ports.Choose(IPAddress.Loopback, options.Port, CoordinatorEndpoints.GrpcPort) : Ports.Free(IPAddress.Loopback);
        var http = options is { Listen: null, Port: null } && grpc == CoordinatorEndpoints.GrpcPort
            ? Ports.Choose(IPAddress.Loopback, null, CoordinatorEndpoints.HttpPort)
            : Ports.Free(IPAddress.Loopback);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(CoordinatorServices).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        Configure(builder, options, say);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, grpc, endpoint => endpoint.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, http, endpoint => endpoint.Protocols = HttpProtocols.Http1);
            if (options.Listen is { } other)
            {
                kestrel.Listen(other, open, endpoint => endpoint.UseHttps(options.Certificate!.Load()));
            }
        });
        builder.AddServiceDefaults();
        builder.AddPokerDatabase();
        builder.AddPokerCoordinator();
        var app = builder.Build();
        app.MapDefaultEndpoints();
        app.MapPokerCoordinator();
        await HostStart.RunAsync(app, cancellation);
        return new CoordinatorHost(app, options, grpc, http, open);
    }

    private static void Configure(WebApplicationBuilder builder, ServicesOptions options, Action<string> say)
    {
        builder.Configuration.AddInMemoryCollection(options.Telemetry);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:poker"] = options.Database,
            ["Poker:Token"] = options.Token,
            ["Poker:Coordinator:WorkerDatabase"] = options.WorkerDatabase,
            ["Poker:Explorer:Folder"] = options.Folder,
            ["Poker:Live:Enabled"] = options.Live ? "true" : "false",
            ["OTEL_SERVICE_NAME"] = "coordinator",
            [DefaultServices.TelemetryOfKey] = Telemetry,
        });
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(new NoteLogger("coordinator", say));
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
    }
}
