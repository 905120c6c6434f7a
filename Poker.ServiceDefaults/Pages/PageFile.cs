using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Poker.ServiceDefaults.Pages;

/// <summary>A file of a page for browsers, which is part of an assembly: it is there in whatever process serves it.</summary>
public sealed class PageFile
{
    // Nothing from anywhere else, nothing inline, in nobody's frame.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // Smaller ones gain nothing.
    private const int LeastCompressed = 1_024;

    private static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain; charset=utf-8",
    };

    private readonly byte[] _content;
    private readonly Lazy<byte[]?> _compressed;
    private readonly string _type, _hash;

    private PageFile(byte[] content, string type)
    {
        (_content, _type) = (content, type);
        _hash = Convert.ToHexStringLower(SHA256.HashData(content))[..16];

        // When it is first asked for: most starts are of hosts at whose pages nobody looks.
        _compressed = new(() => content.Length < LeastCompressed ? null : Compress(content));
    }

    /// <summary>Reads one.</summary>
    /// <param name="assembly">Whose resource it is.</param>
    /// <param name="resource">The resource's name; its ending tells the type.</param>
    public static PageFile Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource) ?? throw new ArgumentException($"There is no resource {resource}.", nameof(resource));
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new(content, Types[Path.GetExtension(resource)]);
    }

    /// <summary>The answer to a request for it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="isImmutable">Whether another content will have another name, so that browsers need not ask again.</param>
    public IResult Send(HttpContext context, bool isImmutable = false)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = isImmutable ? "private, max-age=31536000, immutable" : "no-cache";
        if (_compressed.Value is not { } compressed)
        {
            return Results.Bytes(_content, _type, entityTag: new EntityTagHeaderValue($"\"{_hash}\""));
        }

        headers.Vary = HeaderNames.AcceptEncoding;
        var isCompressed = context.Request.GetTypedHeaders().AcceptEncoding.Any(accepted => accepted.Value == "gzip" && accepted.Quality is null or > 0);
        if (isCompressed)
        {
            headers.ContentEncoding = "gzip";
        }

        return Results.Bytes(isCompressed ? compressed : _content, _type, entityTag: new EntityTagHeaderValue(isCompressed ? $"\"{_hash}-gzip\"" : $"\"{_hash}\""));
    }

    private static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }
}
