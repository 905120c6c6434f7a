using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using Poker.Coordinator.Leading;
using Poker.Coordinator.Planning;
using Poker.Coordinator.Planning.Blueprints;
using Poker.Coordinator.Planning.Clustering;
using Poker.Coordinator.Planning.Live;
using Poker.Coordinator.Reporting;
using Poker.Coordinator.Security;
using Poker.Coordinator.Serving;
using Poker.Coordinator.Telemetry;
using Poker.Explorer;
using Poker.Infrastructure.Jobs;
using Poker.ServiceDefaults.Calls;
using Poker.ServiceDefaults.Problems;

namespace Poker.Coordinator;

/// <summary>Makes an application a coordinator. It needs an <see cref="NpgsqlDataSource"/> among its services.</summary>
public static class CoordinatorServices
{
    private const int LargestMessage = ResultUpload.LongestChunk + (64 << 10);

    /// <summary>Registers what a coordinator is made of, configured by <c>Poker:Coordinator</c>, <c>Poker:Jobs</c>, <c>Poker:Runs</c>, <c>Poker:Live</c> and <c>Poker:Token</c>.</summary>
    public static IHostApplicationBuilder AddPokerCoordinator(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(provider => Bound<CoordinatorOptions>(provider, CoordinatorOptions.Section, options => options.Problems()));
        services.AddSingleton(provider => Bound<JobOptions>(provider, JobOptions.Section, options => options.Problems()));
        services.AddSingleton(provider => Bound<RunDefaults>(provider, RunDefaults.Section, options => options.Problems()));
        services.AddSingleton(provider => Bound<LiveOptions>(provider, LiveOptions.Section, options => options.Problems()));
        services.AddSingleton(provider => TokenCheck.From(provider.GetRequiredService<IConfiguration>()));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<CoordinatorTelemetry>();
        services.AddSingleton(provider => new JobStore(provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<JobOptions>()));
        AddLeading(services);
        AddServing(services);
        return builder;
    }

    /// <summary>Maps gRPC, the HTTP API, the explorer and the pages without scripts; health endpoints are the service defaults'.</summary>
    public static WebApplication MapPokerCoordinator(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseRequestProblems();
        app.UseMiddleware<TokenGate>();
        app.UseRateLimiter();
        Guard(app.MapGrpcService<JobsService>(), RequiresToken.Mark);
        Guard(app.MapGrpcService<RunsService>(), RequiresToken.Mark);
        var api = StatusApi.Map(app);
        Guard(api, RequiresToken.Mark);
        api.MapExplorerApi();
        Guard(RunsPage.Map(app), RequiresToken.Page);
        ApiDocument.Map(app);
        Guard(app.MapExplorerPages(), RequiresToken.Page);
        StartPage.Map(app, isStart: !ExplorerServices.HasPages);
        return app;
    }

    private static void AddLeading(IServiceCollection services)
    {
        services.AddSingleton<LeaderStatus>();
        services.AddSingleton<IRunPlanner, ClusteringPlanner>();
        services.AddSingleton<IRunPlanner, BlueprintPlanner>();
        services.AddSingleton<IRunPlanner, LivePlanner>();
        services.AddSingleton<PlannerCatalogue>();
        services.AddSingleton<RunMetrics>();
        services.AddSingleton<RunWatch>();
        services.AddSingleton<PlanningRound>();
        services.AddSingleton<DatabasePreparation>();
        services.AddSingleton<JobSignals>();
        services.AddHostedService(provider => provider.GetRequiredService<DatabasePreparation>());
        services.AddHostedService(provider => provider.GetRequiredService<JobSignals>());
        services.AddHostedService<Leadership>();
        services.AddHostedService<StandingRun>();
        services.AddHostedService<ListeningCheck>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", timeout: TimeSpan.FromSeconds(5)).AddCheck<LeadershipHealth>("leadership");
    }

    private static void AddServing(IServiceCollection services)
    {
        services.AddSingleton<WorkerLimits>();
        services.AddSingleton<JobAcquisition>();
        services.AddSingleton<RunRequests>();
        services.AddSingleton<StreetResets>();
        services.AddSingleton<StatusReader>();
        services.AddExplorer();
        services.AddExplorerWarmUp();
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = LargestMessage;
            grpc.Interceptors.Add<FailureInterceptor>();
        });
        services.AddRequestProblems();

        // Over plain HTTP alone: a compressed secret's length could tell of it.
        services.AddResponseCompression(compression => compression.MimeTypes = ["application/json"]);
        ApiDocument.Add(services);

        // A number is a number in both directions, which the description tells then.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        CallLimits.Add(services);
    }

    private static void Guard(IEndpointConventionBuilder endpoints, RequiresToken token) =>
        endpoints.WithMetadata(token).RequireRateLimiting(CallLimits.Policy);

    private static T Bound<T>(IServiceProvider provider, string section, Func<T, IReadOnlyList<string>> check)
        where T : class, new()
    {
        var options = provider.GetRequiredService<IConfiguration>().GetSection(section).Get<T>() ?? new T();
        return check(options) is { Count: > 0 } problems ? throw new OptionsValidationException(section, typeof(T), problems) : options;
    }
}
