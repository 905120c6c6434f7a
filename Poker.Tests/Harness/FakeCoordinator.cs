using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Poker.ServiceDefaults;

namespace Poker.Tests.Harness;

/// <summary>A gRPC server over a <see cref="FakeBoard"/> that can go and come back at its address.</summary>
internal sealed class FakeCoordinator(
    FakeBoard board, X509Certificate2? certificate = null, IReadOnlyDictionary<string, string>? telemetry = null) : IAsyncDisposable
{
    private WebApplication? _app;
    private CancellationTokenSource _stopping = new();
    private int _port;

    /// <summary>Its address, the same after it came back.</summary>
    public string Url => $"{(certificate is null ? "http" : "https")}://127.0.0.1:{_port}";

    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Runs before a result is counted.</summary>
    public Func<Task> BeforeCompletion { get; set; } = () => Task.CompletedTask;

    /// <summary>Runs after a result was counted, before that is answered.</summary>
    public Func<Task> AfterCompletion { get; set; } = () => Task.CompletedTask;

    /// <summary>Starts one.</summary>
    /// <param name="board">Its state.</param>
    /// <param name="certificate">For TLS; null for plaintext.</param>
    /// <param name="telemetry">Keys by which it sends telemetry; null to send none.</param>
    public static async Task<FakeCoordinator> StartAsync(
        FakeBoard board, X509Certificate2? certificate = null, IReadOnlyDictionary<string, string>? telemetry = null)
    {
        var coordinator = new FakeCoordinator(board, certificate, telemetry);
        await coordinator.StartAsync();
        return coordinator;
    }

    public async Task StartAsync()
    {
        _stopping = new();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, _port, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        if (telemetry is not null)
        {
            builder.Configuration.AddInMemoryCollection(telemetry.ToDictionary(key => key.Key, key => (string?)key.Value));
            builder.AddServiceDefaults();
        }

        builder.Services.AddGrpc(grpc => grpc.EnableDetailedErrors = true);
        builder.Services.AddSingleton(board);
        builder.Services.AddSingleton(this);
        _app = builder.Build();
        _app.MapGrpcService<FakeJobsService>();
        await _app.StartAsync();
        _port = new Uri(_app.Urls.Single()).Port;
    }

    /// <summary>Goes without answering anybody.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app!.StopAsync(now.Token);
        await _app.DisposeAsync();
        _app = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await StopAsync();
        }

        _stopping.Dispose();
    }
}
