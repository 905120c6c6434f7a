using Poker.Bot.Strategies;

namespace Poker.Bot.Deciding;

/// <summary>What decides: strategies, models, the interfaces for callers.</summary>
internal static class DecidingServices
{
    /// <summary>Registers it.</summary>
    public static void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IStrategySource, CatalogueStrategies>();
    }

    /// <summary>Maps its endpoints.</summary>
    public static void Map(WebApplication app) => app.MapGet("/v1/strategies", (IStrategySource strategies) => strategies.Choices);
}
