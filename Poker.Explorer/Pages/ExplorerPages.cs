using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Poker.ServiceDefaults.Pages;

namespace Poker.Explorer.Pages;

/// <summary>The pages' files, which the build makes part of the assembly.</summary>
internal static class ExplorerPages
{
    private const string Prefix = "pages/", Start = "index.html", Files = "files/", Page = ".html";

    /// <summary>Whether this build has them: it has none where it was made without npm.</summary>
    public static bool Exist => typeof(ExplorerPages).Assembly.GetManifestResourceNames().Contains(Prefix + Start);

    /// <summary>Maps them all.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var assembly = typeof(ExplorerPages).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var (name, file) = (resource[Prefix.Length..], PageFile.Read(assembly, resource));
            var isImmutable = name.StartsWith(Files, StringComparison.Ordinal);
            routes.MapGet(AddressOf(name), (HttpContext context) => file.Send(context, isImmutable)).ExcludeFromDescription();
        }
    }

    private static string AddressOf(string name) =>
        name == Start ? "/"
        : name.EndsWith(Page, StringComparison.Ordinal) ? $"/{name[..^Page.Length]}"
        : $"/{name}";
}
