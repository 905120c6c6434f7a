using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Poker.ServiceDefaults.Problems;
using Poker.Tests.Coordinator;

namespace Poker.Tests.ServiceDefaults.Problems;

/// <summary>A service whose endpoints take parameters of all kinds, and fail in ways of their own.</summary>
internal sealed class FailingService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FailingService(WebApplication app, LogCapture logs)
    {
        (_app, Logs) = (app, logs);
        Http = new() { BaseAddress = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
    }

    public HttpClient Http { get; }

    public LogCapture Logs { get; }

    /// <summary>Starts one.</summary>
    /// <param name="environment">Development or Production.</param>
    public static async Task<FailingService> StartAsync(string environment)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        var logs = new LogCapture();
        builder.Logging.ClearProviders().AddProvider(logs);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRequestProblems();
        var app = builder.Build();
        app.UseRequestProblems();
        Map(app);
        await app.StartAsync();
        return new FailingService(app, logs);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/read", ([Description("So many at most.")] int most, [Description("Which.")] Guid? id = null, long seed = 1, bool isQuick = false, double share = 0) =>
            $"{most} {id} {seed} {isQuick} {share}");
        app.MapGet("/text", ([Description("What to look for.")] string words) => words);
        app.MapGet("/things/{thing}", ([Description("The thing's number.")] int thing) => thing);
        app.MapPost("/things", ([FromBody] FailingBody body) => body.Name);
        app.MapGet("/format", string () => throw new FormatException("A secret of the inside."));
        app.MapGet("/argument", string () => throw new ArgumentException("A secret of the inside."));
    }
}
