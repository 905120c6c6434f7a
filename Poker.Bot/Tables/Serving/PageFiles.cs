using Poker.ServiceDefaults.Pages;

namespace Poker.Bot.Tables.Serving;

/// <summary>The service's pages, which are part of its assembly.</summary>
internal static class PageFiles
{
    private const string Start = "index.html";

    /// <summary>Maps a page and its files.</summary>
    /// <param name="routes">Where.</param>
    /// <param name="part">The part of the service that it is of: the folder <c>Page</c> there has its files.</param>
    /// <param name="page">The path of the page.</param>
    /// <param name="files">The path below which its files are.</param>
    public static void Map(IEndpointRouteBuilder routes, string part, string page, string files)
    {
        var assembly = typeof(PageFiles).Assembly;
        var prefix = $"Poker.Bot.{part}.Page.";
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var (name, file) = (resource[prefix.Length..], PageFile.Read(assembly, resource));
            routes.MapGet(name == Start ? page : $"{files}/{name}", (HttpContext context) => file.Send(context))
                .AddEndpointFilter<TableGate>().ExcludeFromDescription();
        }
    }
}
