using System.Net;
using Grpc.Core;
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
using Poker.Contracts.V1;
using Poker.Coordinator;
using Poker.Coordinator.Leading;
using Poker.Coordinator.Planning;

namespace Poker.Tests.Coordinator;

/// <summary>A real coordinator in this process: Kestrel on ports of its own, gRPC and HTTP.</summary>
internal sealed class CoordinatorHost : IAsyncDisposable
{
    /// <summary>The token that calls carry unless a test says otherwise.</summary>
    public const string Token = "a-token-for-tests-alone-0123456789";

    private readonly WebApplication _app;
    private readonly NpgsqlDataSource _dataSource;

    private CoordinatorHost(WebApplication app, NpgsqlDataSource dataSource, LogCapture logs)
    {
        (_app, _dataSource, Logs) = (app, dataSource, logs);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToArray();
        Address = Reachable(addresses[0]);
        Channel = GrpcChannel.ForAddress(Address, new() { MaxReceiveMessageSize = 80 << 20 });
        Http = new HttpClient { BaseAddress = Reachable(addresses[1]) };
        Http.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        Jobs = new(Channel);
        Runs = new(Channel);
    }

    /// <summary>Where gRPC listens.</summary>
    public Uri Address { get; }

    public GrpcChannel Channel { get; }

    public HttpClient Http { get; }

    public Jobs.JobsClient Jobs { get; }

    public Runs.RunsClient Runs { get; }

    /// <summary>All that was logged.</summary>
    public LogCapture Logs { get; }

    public IServiceProvider Services => _app.Services;

    public bool Leads => Services.GetRequiredService<LeaderStatus>().Leads;

    /// <summary>The header with the token.</summary>
    public static Metadata Authorized => new() { { "authorization", $"Bearer {Token}" } };

    /// <summary>A call's options: the token and a deadline.</summary>
    public static CallOptions Call(int seconds = 30) => new(Authorized, DateTime.UtcNow.AddSeconds(seconds));

    /// <summary>Starts one.</summary>
    /// <param name="connectionString">Its database.</param>
    /// <param name="planners">What it plans.</param>
    /// <param name="settings">Keys and values of the configuration, beside the token.</param>
    public static Task<CoordinatorHost> StartAsync(
        string connectionString, IEnumerable<IRunPlanner> planners, params (string Key, string? Value)[] settings) =>
        StartAsync(connectionString, planners, IPAddress.Loopback, settings);

    /// <summary>Starts one that listens elsewhere.</summary>
    public static async Task<CoordinatorHost> StartAsync(
        string connectionString, IEnumerable<IRunPlanner> planners, IPAddress listenOn, params (string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Poker:Token"] = Token, ["Poker:Explorer:Folder"] = "" }
                .Concat(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)))
                .GroupBy(setting => setting.Key)
                .Select(same => same.Last()));
        var logs = new LogCapture();
        builder.Logging.ClearProviders().AddProvider(logs);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(listenOn, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(listenOn, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var dataSource = NpgsqlDataSource.Create(connectionString);
        builder.Services.AddSingleton(dataSource);
        builder.AddPokerCoordinator();
        foreach (var planner in planners)
        {
            builder.Services.AddSingleton(planner);
        }

        var app = builder.Build();
        app.MapPokerCoordinator();
        try
        {
            await app.StartAsync();
            return new CoordinatorHost(app, dataSource, logs);
        }
        catch
        {
            await app.DisposeAsync();
            await dataSource.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops it as a signal does, while its clients are there.</summary>
    public Task StopAsync() => _app.StopAsync();

    private static Uri Reachable(string address) => new UriBuilder(address) { Host = "127.0.0.1" }.Uri;

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _dataSource.DisposeAsync();
    }
}
