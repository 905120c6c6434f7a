using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Poker.Bot.Strategies;
using Poker.Bot.Tables;
using Poker.Tests.Coordinator;

namespace Poker.Tests.Bot.Tables;

/// <summary>The tables and their page in this process: Kestrel on a port of its own, no database.</summary>
internal sealed class TableHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TableHost(WebApplication app, LogCapture logs)
    {
        (_app, Logs) = (app, logs);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Http = new HttpClient { BaseAddress = Address };
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    public HttpClient Http { get; }

    /// <summary>All that was logged.</summary>
    public LogCapture Logs { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts one.</summary>
    /// <param name="settings">Keys and values of its configuration.</param>
    public static async Task<TableHost> StartAsync(params (string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
        var logs = new LogCapture();
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton<IStrategySource, FakeStrategies>();
        TableServices.Add(builder);
        var app = builder.Build();
        app.UseStatusCodePages();
        app.UseExceptionHandler();
        TableServices.Map(app);
        await app.StartAsync();
        return new TableHost(app, logs);
    }

    /// <summary>Opens a table and returns its name.</summary>
    public async Task<string> OpenAsync(object setup)
    {
        using var answer = await Http.PostAsJsonAsync("v1/tables", setup);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Created, body);
        return JsonDocument.Parse(body).RootElement.GetProperty("table").GetString()!;
    }

    /// <summary>A table of a person and strategies, without pauses.</summary>
    public static object Against(params string[] strategies) => new
    {
        Seats = (object[])[new { }, .. strategies.Select(strategy => new { Strategy = strategy })],
        ThinkMilliseconds = 0,
        PauseMilliseconds = 0,
        ActSeconds = 0,
    };

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
