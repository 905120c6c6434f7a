using Microsoft.Extensions.Configuration.Memory;

namespace Poker.Coordinator;

/// <summary>Where a coordinator listens when nothing says otherwise.</summary>
/// <remarks>
/// Without TLS a connection cannot say which HTTP it speaks: gRPC (HTTP/2) and the HTTP API have a port each. The keys are Kestrel's own
/// (<c>Kestrel:Endpoints:…</c>), and any of them, or <c>urls</c>, replaces these.
/// </remarks>
public static class CoordinatorEndpoints
{
    /// <summary>The port of gRPC.</summary>
    public const int GrpcPort = 5100;

    /// <summary>The port of the HTTP API.</summary>
    public const int HttpPort = 5101;

    /// <summary>Listens on loopback, unless the configuration has addresses.</summary>
    public static void ListenOnLoopbackByDefault(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["urls"] is { Length: > 0 } || builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            return;
        }

        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Kestrel:Endpoints:Grpc:Url"] = $"http://localhost:{GrpcPort}",
                ["Kestrel:Endpoints:Grpc:Protocols"] = "Http2",
                ["Kestrel:Endpoints:Http:Url"] = $"http://localhost:{HttpPort}",
                ["Kestrel:Endpoints:Http:Protocols"] = "Http1",
            },
        });
    }
}
