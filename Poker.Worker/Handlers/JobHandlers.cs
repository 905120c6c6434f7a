namespace Poker.Worker.Handlers;

/// <summary>Registers handlers.</summary>
public static class JobHandlers
{
    /// <summary>Adds a handler: an instance for each agent, made by its constructor, disposed of with the agent where it wants that.</summary>
    public static IServiceCollection AddJobHandler<THandler>(this IServiceCollection services)
        where THandler : class, IJobHandler =>
        services.AddJobHandler(provider => ActivatorUtilities.CreateInstance<THandler>(provider));

    /// <summary>Adds a handler: an instance for each agent, disposed of with it where it wants that.</summary>
    public static IServiceCollection AddJobHandler(this IServiceCollection services, Func<IServiceProvider, IJobHandler> create) =>
        services.AddSingleton(new JobHandlerSource(create));
}
