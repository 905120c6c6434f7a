using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Poker.Bot;
using Poker.Core.Learning.Networks;
using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Models;
using Poker.Infrastructure.Onnx;

namespace Poker.Cli.Bench.Deciding;

/// <summary>A bot service in this process with a model of usual size in production, on a temporary embedded PostgreSQL.</summary>
internal sealed class BenchBot : IAsyncDisposable
{
    private static readonly ModelDecision Because = new("bench", "to be measured");

    private readonly BenchDatabase _database;
    private readonly WebApplication _app;

    private BenchBot(BenchDatabase database, WebApplication app, Uri[] addresses) =>
        (_database, _app, Http, Grpc) = (database, app, addresses[0], addresses[1]);

    /// <summary>Where it answers HTTP.</summary>
    public Uri Http { get; }

    /// <summary>Where it answers gRPC.</summary>
    public Uri Grpc { get; }

    /// <summary>Decisions that are stored.</summary>
    public async Task<long> LoggedAsync(CancellationToken cancellation)
    {
        await using var command = _database.Database.DataSource.CreateCommand("SELECT count(*) FROM decision");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Starts it.</summary>
    public static async Task<BenchBot> StartAsync(string folder, CancellationToken cancellation)
    {
        var database = await BenchDatabase.StartAsync(cancellation);
        try
        {
            await PromoteAsync(new ModelStore(database.Database.DataSource), cancellation);
            var builder = WebApplication.CreateSlimBuilder();
            builder.Configuration.Sources.Clear();
            builder.Configuration.AddInMemoryCollection([new("Poker:Bot:Folder", folder)]);
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
                kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            });
            builder.Services.AddSingleton(_ => database.Database.DataSource);
            builder.AddPokerBot();
            var app = builder.Build();
            app.MapPokerBot();
            await app.StartAsync(cancellation);
            var listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
            return new(database, app, [.. listening.Addresses.Select(address => new Uri(address))]);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static async Task PromoteAsync(ModelStore models, CancellationToken cancellation)
    {
        var network = PolicyNetwork.Create(new(FeatureLayout.Count, [128, 128], ActionBins.Count), 1);
        var bytes = PolicyOnnx.Write(network, new Dictionary<string, string>());
        var model = await models.AddAsync(new(bytes, FeatureLayout.Version, null, "{}", "{}", "{}"), Because, cancellation);
        await models.MoveAsync(model.Version, ModelState.Validated, Because, cancellation);
        await models.MoveAsync(model.Version, ModelState.Production, Because, cancellation);
    }
}
