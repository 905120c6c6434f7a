using Microsoft.Extensions.Configuration.Memory;

namespace Poker.Bot;

/// <summary>Where the bot service listens when nothing says otherwise.</summary>
/// <remarks>
/// Without TLS a connection cannot say which HTTP it speaks: gRPC (HTTP/2) and the pages have a port each, <c>grpc</c> and <c>http</c>. The keys
/// are Kestrel's own, and any endpoint of it, or <c>urls</c>, replaces these. The project's appsettings.json says the same for tools that read it.
/// </remarks>
public static class BotEndpoints
{
    /// <summary>The port of the pages and the HTTP API.</summary>
    public const int HttpPort = 5120;

    /// <summary>The port of gRPC.</summary>
    public const int GrpcPort = 5121;

    private const string Section = "Kestrel:Endpoints";

    /// <summary>Listens on loopback, unless the configuration has addresses.</summary>
    public static void ListenOnLoopbackByDefault(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetSection(Section).Exists() || builder.Configuration["urls"] is { Length: > 0 })
        {
            return;
        }

        // Before all other sources: each of them wins.
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                [$"{Section}:http:Url"] = $"http://localhost:{HttpPort}",
                [$"{Section}:http:Protocols"] = "Http1",
                [$"{Section}:grpc:Url"] = $"http://localhost:{GrpcPort}",
                [$"{Section}:grpc:Protocols"] = "Http2",
            },
        });
    }
}
