using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Poker.Bot;
using Poker.Bot.Deciding;
using Poker.Contracts.V1;
using Poker.ServiceDefaults;
using Poker.Tests.Coordinator;

namespace Poker.Tests.Bot;

/// <summary>A real bot service in this process: Kestrel on ports of its own.</summary>
internal sealed class BotServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly NpgsqlDataSource _dataSource;

    private BotServer(WebApplication app, NpgsqlDataSource dataSource, LogCapture logs)
    {
        (_app, _dataSource, Logs) = (app, dataSource, logs);
        var listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Uri[] addresses = [.. listening.Addresses.Select(address => new Uri(address))];
        Http = new HttpClient { BaseAddress = addresses[0] };
        Channel = GrpcChannel.ForAddress(addresses[1]);
        Play = new(Channel);
    }

    public HttpClient Http { get; }

    public GrpcChannel Channel { get; }

    public Play.PlayClient Play { get; }

    public LogCapture Logs { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts one.</summary>
    /// <param name="connectionString">Its database.</param>
    /// <param name="settings">Keys and values of its configuration.</param>
    public static async Task<BotServer> StartAsync(string connectionString, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value)));
        var logs = new LogCapture();
        builder.Logging.ClearProviders().AddProvider(logs);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        var dataSource = NpgsqlDataSource.Create(connectionString);
        builder.Services.AddSingleton(dataSource);
        builder.AddPokerBot();
        builder.Services.AddSingleton(BotParts.Shelf);
        var app = builder.Build();
        app.MapDefaultEndpoints();
        app.MapPokerBot();
        try
        {
            await app.StartAsync();
            return new BotServer(app, dataSource, logs);
        }
        catch
        {
            await app.DisposeAsync();
            await dataSource.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends a body to an address and returns the status and the answer.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(object body, string path = "v1/decide")
    {
        using var response = await Http.PostAsJsonAsync(path, body);
        return (response.StatusCode, await JsonAsync(response));
    }

    /// <summary>Gets an answer.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Answer)> GetAsync(string path)
    {
        using var response = await Http.GetAsync(path);
        return (response.StatusCode, await JsonAsync(response));
    }

    /// <summary>What the service says of its models.</summary>
    public async Task<ModelsReport> ModelsAsync() => (await Http.GetFromJsonAsync<ModelsReport>("v1/models"))!;

    /// <summary>How a health check stands.</summary>
    public async Task<string?> HealthAsync(string check) => (await GetAsync("health")).Answer.GetProperty("checks").GetProperty(check).GetString();

    /// <summary>What is chosen at the button's first decision.</summary>
    public async Task<string?> ChoiceAsync() => (await PostAsync(Spots.Button)).Answer.GetProperty("choice").GetString();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Channel.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _dataSource.DisposeAsync();
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        await response.Content.ReadAsStringAsync() is { Length: > 0 } text ? JsonDocument.Parse(text).RootElement.Clone() : default;
}
