using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Poker.Explorer.Buckets;
using Poker.Explorer.Equities;
using Poker.Explorer.Live;
using Poker.Explorer.Pages;
using Poker.Explorer.Strategy;
using Poker.Explorer.Training;
using Poker.Infrastructure.Strategies.Ranges;

namespace Poker.Explorer;

/// <summary>Adds the explorer to a host that has an <see cref="NpgsqlDataSource"/> among its services.</summary>
public static class ExplorerServices
{
    /// <summary>Whether this build has pages: it has none where it was made without npm. The API is there in any case.</summary>
    public static bool HasPages => ExplorerPages.Exist;

    /// <summary>Registers what the API is made of, configured by <c>Poker:Explorer</c>.</summary>
    public static IServiceCollection AddExplorer(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
            provider.GetRequiredService<IConfiguration>().GetSection(ExplorerOptions.Section).Get<ExplorerOptions>() ?? new ExplorerOptions());

        // Made by the container, which frees the files in memory with it.
        services.AddSingleton(provider => new BlueprintShelf(provider.GetRequiredService<ExplorerOptions>().FullFolder() ?? ""));
        services.AddSingleton(provider => new StrategyReader(new BlueprintLibrary(
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<ExplorerOptions>().FullFolder() is null ? null : provider.GetRequiredService<BlueprintShelf>())));
        services.AddSingleton<BucketTurns>();
        services.AddSingleton<StreetViews>();
        services.AddSingleton<BucketReader>();
        services.AddSingleton<HandReader>();
        services.AddSingleton(provider => new EquityCalculator(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<LiveReader>();
        return services;
    }

    /// <summary>Has the host ask what visitors ask first, when it has started.</summary>
    public static IServiceCollection AddExplorerWarmUp(this IServiceCollection services) => services.AddHostedService<ExplorerWarmUp>();

    /// <summary>Maps what the explorer asks for, into the group of the host's API: reads alone.</summary>
    /// <param name="api">The group at <c>/api/v1</c>, which tells <c>DatabaseException</c>s itself.</param>
    public static void MapExplorerApi(this RouteGroupBuilder api)
    {
        api.AddEndpointFilter<ExplorerFailures>();
        StrategyApi.Map(api);
        BucketsApi.Map(api);
        TrainingApi.Map(api);
        LiveApi.Map(api);
        EquityApi.Map(api);
    }

    /// <summary>Maps the pages, the start page among them.</summary>
    /// <param name="routes">Where; the group is returned for the host's guards.</param>
    public static RouteGroupBuilder MapExplorerPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("");
        ExplorerPages.Map(pages);
        return pages;
    }
}
