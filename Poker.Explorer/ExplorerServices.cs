using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Poker.Explorer.Live;
using Poker.Explorer.Pages;
using Poker.Explorer.Training;

namespace Poker.Explorer;

/// <summary>Adds the explorer to a host that has an <see cref="Npgsql.NpgsqlDataSource"/> among its services.</summary>
public static class ExplorerServices
{
    /// <summary>Whether this build has pages: it has none where it was made without npm. The API is there in any case.</summary>
    public static bool HasPages => ExplorerPages.Exist;

    /// <summary>Registers what the explorer keeps between looks.</summary>
    public static IServiceCollection AddExplorer(this IServiceCollection services) => services.AddSingleton<LiveReader>();

    /// <summary>Maps what the explorer asks for, into the group of the host's API: reads alone.</summary>
    /// <param name="api">The group at <c>/api/v1</c>, which tells <c>DatabaseException</c>s itself.</param>
    public static void MapExplorerApi(this RouteGroupBuilder api)
    {
        api.AddEndpointFilter<ExplorerFailures>();
        TrainingApi.Map(api);
        LiveApi.Map(api);
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
