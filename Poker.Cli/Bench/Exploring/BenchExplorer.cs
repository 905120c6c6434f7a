using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Poker.Cli.Output;
using Poker.Explorer;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Bench.Exploring;

/// <summary>The explorer's API in this process, over what the data folder's database holds.</summary>
internal sealed class BenchExplorer : IAsyncDisposable
{
    private readonly PokerDatabase _database;
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private BenchExplorer(PokerDatabase database, WebApplication app, Uri address) =>
        (_database, _app, _client) = (database, app, new HttpClient { BaseAddress = new Uri(address, "api/v1/") });

    /// <summary>Starts it.</summary>
    /// <exception cref="CommandError">There is no database.</exception>
    public static async Task<BenchExplorer> StartAsync(string folder, CancellationToken cancellation)
    {
        var options = DatabaseOptions.From(folder, null);
        var database = await PokerDatabase.OpenExistingAsync(options, cancellation)
            ?? throw new CommandError($"there is no database yet ({options.Place()}): poker fast makes one and trains a blueprint");
        try
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Configuration.Sources.Clear();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            builder.Services.AddSingleton(_ => database.DataSource);
            builder.Services.AddSingleton(TimeProvider.System);
            builder.Services.AddExplorer();
            var app = builder.Build();
            app.MapGroup("/api/v1").MapExplorerApi();
            await app.StartAsync(cancellation);
            var listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
            return new(database, app, new Uri(listening.Addresses.Single()));
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks it.</summary>
    /// <param name="question">Path and query below <c>/api/v1</c>.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CommandError">It was refused.</exception>
    public async Task<JsonNode> AskAsync(string question, CancellationToken cancellation)
    {
        using var response = await _client.GetAsync(new Uri(question, UriKind.Relative), cancellation);
        return response.IsSuccessStatusCode
            ? (await response.Content.ReadFromJsonAsync<JsonNode>(cancellation))!
            : throw new CommandError($"'{question}' was refused: {await ReasonAsync(response, cancellation)}");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static async Task<string> ReasonAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsStringAsync(cancellation);
        return response.Content.Headers.ContentType?.MediaType == "application/problem+json" ? (string)JsonNode.Parse(body)!["detail"]! : $"{response.StatusCode} {body}";
    }
}
