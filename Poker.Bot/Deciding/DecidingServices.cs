using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Poker.Bot.Background;
using Poker.Bot.Models;
using Poker.Bot.Security;
using Poker.Bot.Strategies;
using Poker.Bot.Telemetry;
using Poker.Bot.Trials;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Models;
using Poker.ServiceDefaults;
using Poker.ServiceDefaults.Calls;

namespace Poker.Bot.Deciding;

/// <summary>What decides: strategies, models, the interfaces for callers.</summary>
internal static class DecidingServices
{
    /// <summary>Registers it.</summary>
    /// <exception cref="ServiceConfigurationException">The options make no sense.</exception>
    public static void Add(IHostApplicationBuilder builder)
    {
        var (services, options) = (builder.Services, Read(builder.Configuration));
        options.Validate();
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<BotMetrics>();
        AddModels(services);
        AddTrials(services, options);
        AddBackground(services, options);
        AddServing(services);
    }

    /// <summary>Maps its endpoints.</summary>
    public static void Map(WebApplication app)
    {
        app.UseMiddleware<CallGate>();
        app.UseRateLimiter();
        DecideApi.Map(app);
        app.MapGrpcService<PlayService>().WithMetadata(RequiresToken.Mark).RequireRateLimiting(CallLimits.Policy);
    }

    private static void AddModels(IServiceCollection services)
    {
        services.AddSingleton<ModelStore>();
        services.AddSingleton<ModelLoader>();
        services.AddSingleton<ModelsInService>();
        services.AddSingleton<ModelNews>();
        services.AddSingleton<ModelShelf>();
        services.AddSingleton<ModelDecider>();
        services.AddSingleton<ModelsReporter>();
        services.AddHostedService<ModelWatch>();
        services.AddHealthChecks().AddCheck<ModelsHealth>("models");

        // Without the database, the service decides by what it has loaded.
        services.AddOptions<HealthCheckServiceOptions>().PostConfigure(health =>
        {
            foreach (var check in health.Registrations.Where(check => check.Name.Contains("PostgreSql", StringComparison.OrdinalIgnoreCase)))
            {
                check.FailureStatus = HealthStatus.Degraded;
            }
        });
    }

    private static void AddTrials(IServiceCollection services, DecidingOptions options)
    {
        services.AddSingleton(options.Guard);
        services.AddSingleton(options.Trials);
        services.AddSingleton<CanaryGuard>();
        services.AddSingleton<SplitTrials>();
        services.AddSingleton<TrialStore>();
        services.AddSingleton<TrialLog>();
        services.AddHostedService(provider => provider.GetRequiredService<TrialLog>());
        services.AddHostedService<GuardEnforcement>();
        services.AddHostedService<DuplicateTrials>();
    }

    private static void AddBackground(IServiceCollection services, DecidingOptions options)
    {
        services.AddSingleton(options.Background);
        services.AddSingleton<SourceStore>();
        services.AddSingleton<LineStore>();
        services.AddSingleton(provider => new BackgroundLines(
            provider.GetRequiredService<SourceStore>(),
            provider.GetRequiredService<LineStore>(),
            provider.GetRequiredService<TimeProvider>(),
            Environment.MachineName));
        services.AddHostedService<BackgroundTables>();
    }

    private static void AddServing(IServiceCollection services)
    {
        services.AddSingleton<StrategyShelf>();
        services.AddSingleton<IStrategySource, ServiceStrategies>();
        services.AddSingleton<DecisionBook>();
        services.AddSingleton<DecisionDesk>();
        services.AddSingleton(provider => new DecisionStore(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<DecisionLog>();
        services.AddHostedService(provider => provider.GetRequiredService<DecisionLog>());
        services.AddHostedService<DecisionExpiry>();
        services.TryAddSingleton(provider => TokenCheck.From(provider.GetRequiredService<IConfiguration>()));

        // Its catch-all would take calls of the HTTP interface that have no other endpoint.
        services.AddGrpc(grpc => grpc.IgnoreUnknownServices = true).AddServiceOptions<PlayService>(grpc => grpc.MaxReceiveMessageSize = DecideApi.MostBytes);
        CallLimits.Add(services);
    }

    private static DecidingOptions Read(IConfiguration configuration)
    {
        try
        {
            return configuration.GetSection(BotOptions.Section).Get<DecidingOptions>() ?? new DecidingOptions();
        }
        catch (InvalidOperationException error)
        {
            throw new ServiceConfigurationException($"{BotOptions.Section} cannot be read: {error.Message}", error);
        }
    }
}
