using Poker.Contracts.V1;
using Poker.ServiceDefaults;
using Poker.ServiceDefaults.Calls;
using Poker.ServiceDefaults.Database;
using Poker.Worker.Agents;
using Poker.Worker.Handlers;
using Poker.Worker.Handlers.Blueprints;
using Poker.Worker.Handlers.Clustering;
using Poker.Worker.Handlers.Live;
using Poker.Worker.Telemetry;

namespace Poker.Worker;

/// <summary>The worker as a part of a process: its own, or the single-process host's.</summary>
public static class WorkerServices
{
    // Stopping an agent takes this much beyond the time for draining: handlers end, jobs are handed back, goodbye is said.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(4);

    /// <summary>Adds <see cref="WorkerOptions.Replicas"/> agents that work for the coordinator from start to stop of the host.</summary>
    /// <param name="builder">The host's builder, with <see cref="DefaultServices.AddServiceDefaults"/>.</param>
    /// <param name="configure">Changes the configured options; null to take them as they are.</param>
    /// <exception cref="ServiceConfigurationException">The options make no sense.</exception>
    public static IHostApplicationBuilder AddPokerWorker(this IHostApplicationBuilder builder, Func<WorkerOptions, WorkerOptions>? configure = null)
    {
        builder.AddServiceDefaults();
        var options = Read(builder.Configuration);
        options = configure?.Invoke(options) ?? options;
        options.Validate();
        if (builder.Configuration.HasPokerDatabase())
        {
            builder.AddPokerDatabase();
        }

        builder.AddPokerGrpcClient<Jobs.JobsClient>(
            "coordinator", "poker.v1.Jobs", nameof(Jobs.JobsClient.Register), nameof(Jobs.JobsClient.Acquire), nameof(Jobs.JobsClient.Release));
        AddHandlers(builder.Services);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<WorkerHost>();
        builder.Services.AddHostedService(services => services.GetRequiredService<WorkerHost>());
        builder.Services.AddHealthChecks().AddCheck<WorkerHealthCheck>("worker");
        builder.Services.Configure<HostOptions>(host =>
        {
            var needed = options.DrainTime + Farewell;
            host.ShutdownTimeout = host.ShutdownTimeout > needed ? host.ShutdownTimeout : needed;
        });
        return builder;
    }

    /// <summary>Maps <c>/worker</c>: the agents of this process and what they work at, as JSON.</summary>
    public static WebApplication MapPokerWorker(this WebApplication app)
    {
        app.MapGet("/worker", (WorkerHost host) => host.Agents.Select(agent => agent.Describe()));
        return app;
    }

    private static void AddHandlers(IServiceCollection services)
    {
        services.AddJobHandler(_ => new BlueprintHandler(Measure));
        services.AddSingleton<ClusteringMemory>();
        services.AddJobHandler<FindHandler>();
        services.AddJobHandler<ComputeHandler>();
        services.AddJobHandler<SeedHandler>();
        services.AddJobHandler<RoundHandler>();
        services.AddJobHandler<ReseedHandler>();
        services.AddJobHandler<FinishHandler>();
        services.AddJobHandler<CleanHandler>();
        services.AddJobHandler<StoreHandler>();
        services.AddJobHandler<CompleteHandler>();
        services.AddSingleton<LiveStrategies>();
        services.AddJobHandler<TrainingHandler>();
        services.AddJobHandler<ValidationHandler>();
    }

    private static void Measure(BatchCosts batch)
    {
        TrainingMetrics.Counted(batch);
        DatabaseMetrics.Delta(batch.Bytes);
    }

    private static WorkerOptions Read(IConfiguration configuration)
    {
        try
        {
            return configuration.GetSection(WorkerOptions.Section).Get<WorkerOptions>() ?? new WorkerOptions();
        }
        catch (InvalidOperationException error)
        {
            throw new ServiceConfigurationException($"{WorkerOptions.Section} cannot be read: {error.Message}", error);
        }
    }
}
