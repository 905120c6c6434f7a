using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Poker.Capture;
using Poker.Capture.Telemetry;
using Poker.Cli.Output;
using Poker.ServiceDefaults;

namespace Poker.Cli.Hosting;

/// <summary>The capture service in this process: the very service that Poker.Capture runs alone. It listens on loopback alone.</summary>
internal sealed class CaptureHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private CaptureHost(WebApplication app, int port)
    {
        _app = app;
        Http = new Uri($"http://127.0.0.1:{port}");
    }

    /// <summary>Where it takes lines.</summary>
    public Uri Http { get; }

    /// <summary>Cancelled when it ends by itself.</summary>
    public CancellationToken Ended => _app.Lifetime.ApplicationStopping;

    /// <summary>Starts it.</summary>
    /// <param name="options">What and where.</param>
    /// <param name="say">Hears of warnings.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="CommandError">Its configuration makes no sense.</exception>
    public static async Task<CaptureHost> StartAsync(ServicesOptions options, Action<string> say, CancellationToken cancellation)
    {
        var port = Ports.Choose(IPAddress.Loopback, null, CaptureEndpoints.Port);
        try
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(CaptureServices).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
            Configure(builder, options, say);
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
            builder.AddServiceDefaults();
            builder.AddPokerCapture();
            var app = builder.Build();
            app.MapDefaultEndpoints();
            app.MapPokerCapture();
            await app.StartAsync(cancellation);
            return new CaptureHost(app, port);
        }
        catch (ServiceConfigurationException error)
        {
            throw CommandError.BadInput(error.Message);
        }
    }

    /// <summary>Stops it: batches at work are stored and answered.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private static void Configure(WebApplicationBuilder builder, ServicesOptions options, Action<string> say)
    {
        builder.Configuration.AddInMemoryCollection(options.Telemetry);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:poker"] = options.Database,
            ["Poker:Token"] = options.Token,
            ["Poker:Capture:DataFolder"] = options.Folder,
            ["OTEL_SERVICE_NAME"] = "capture",
            [DefaultServices.TelemetryOfKey] = CaptureMetrics.Name,
        });
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(new NoteLogger("capture", say));
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
    }
}
