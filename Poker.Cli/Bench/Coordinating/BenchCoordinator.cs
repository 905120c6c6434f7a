using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Poker.Coordinator;
using Poker.Coordinator.Planning;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Bench.Coordinating;

/// <summary>A coordinator in this process, on loopback and an embedded PostgreSQL in a temporary folder.</summary>
internal sealed class BenchCoordinator : IAsyncDisposable
{
    private readonly BenchDatabase _database;
    private readonly WebApplication _app;

    private BenchCoordinator(BenchDatabase database, WebApplication app, string token) => (_database, _app, Token) = (database, app, token);

    /// <summary>Where gRPC listens.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>What calls carry.</summary>
    public string Token { get; }

    /// <summary>Its database.</summary>
    public PokerDatabase Database => _database.Database;

    /// <summary>Starts both.</summary>
    public static async Task<BenchCoordinator> StartAsync(CancellationToken cancellation)
    {
        var database = await BenchDatabase.StartAsync(cancellation);
        try
        {
            var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
            var app = Build(database.Database, token);
            await app.StartAsync(cancellation);
            return new(database, app, token);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops both, and nothing is left.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static WebApplication Build(PokerDatabase database, string token)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Poker:Token"] = token,
            ["Poker:Coordinator:WorkerCallsPerSecond"] = "100000",
        });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(_ => database.DataSource);
        builder.Services.AddSingleton<IRunPlanner, BenchPlanner>();
        builder.AddPokerCoordinator();
        var app = builder.Build();
        app.MapPokerCoordinator();
        return app;
    }
}
