using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Poker.Bot.Tables.Serving;

/// <summary>The pages' files, which are part of the assembly: they are there in whatever process the service runs.</summary>
internal static class PageFiles
{
    private const string Start = "index.html";

    // Nothing from anywhere else, nothing inline, in nobody's frame.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

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
            var name = resource[prefix.Length..];
            var (content, type) = (Read(assembly, resource), Types[Path.GetExtension(name)]);
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"");
            routes.MapGet(name == Start ? page : $"{files}/{name}", (HttpContext context) => Send(context, content, type, tag))
                .AddEndpointFilter<TableGate>().ExcludeFromDescription();
        }
    }

    private static IResult Send(HttpContext context, byte[] content, string type, EntityTagHeaderValue tag)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-cache";
        return Results.Bytes(content, type, entityTag: tag);
    }

    private static byte[] Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
