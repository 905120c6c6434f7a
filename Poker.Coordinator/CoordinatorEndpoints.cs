using Microsoft.Extensions.Configuration.Memory;

namespace Poker.Coordinator;

/// <summary>Where a coordinator listens when nothing says otherwise.</summary>
/// <remarks>
/// Without TLS a connection cannot say which HTTP it speaks: gRPC (HTTP/2) and the HTTP API have a port each, <c>grpc</c> and <c>http</c>. The
/// keys are Kestrel's own (<c>Kestrel:Endpoints:…</c>), and any of them, or <c>urls</c>, replaces these. The project's appsettings.json says
/// the same for tools that read it, such as the AppHost.
/// </remarks>
public static class CoordinatorEndpoints
{
    /// <summary>The port of gRPC.</summary>
    public const int GrpcPort = 5100;

    /// <summary>The port of the HTTP API.</summary>
    public const int HttpPort = 5101;

    private const string Section = "Kestrel:Endpoints";

    private static readonly (string Name, string Url, string Protocols)[] Usual =
    [
        ("http", $"http://localhost:{HttpPort}", "Http1"),
        ("grpc", $"http://localhost:{GrpcPort}", "Http2"),
    ];

    /// <summary>Listens on loopback, unless the configuration has addresses; an endpoint of theirs that is named so speaks the HTTP that its name says.</summary>
    public static void ListenOnLoopbackByDefault(this WebApplicationBuilder builder)
    {
        var configured = builder.Configuration.GetSection(Section);
        var isConfigured = configured.Exists();
        if (!isConfigured && builder.Configuration["urls"] is { Length: > 0 })
        {
            return;
        }

        var defaults = new Dictionary<string, string?>();
        foreach (var (name, url, protocols) in Usual.Where(endpoint => !isConfigured || configured[$"{endpoint.Name}:Url"] is { Length: > 0 }))
        {
            defaults[$"{Section}:{name}:Url"] = url;
            defaults[$"{Section}:{name}:Protocols"] = protocols;
        }

        // Before all other sources: each of them wins.
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = defaults });
    }
}
