using Microsoft.Extensions.Configuration.Memory;

namespace Poker.Capture;

/// <summary>Where the capture service listens when nothing says otherwise.</summary>
/// <remarks>The key is Kestrel's own, and any endpoint of it, or <c>urls</c>, replaces this. The project's appsettings.json says the same for tools that read it.</remarks>
public static class CaptureEndpoints
{
    /// <summary>The port.</summary>
    public const int Port = 5110;

    private const string Section = "Kestrel:Endpoints";

    /// <summary>Listens on loopback, unless the configuration has addresses.</summary>
    public static void ListenOnLoopbackByDefault(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetSection(Section).Exists() || builder.Configuration["urls"] is { Length: > 0 })
        {
            return;
        }

        // Before all other sources: each of them wins.
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(
            0, new MemoryConfigurationSource { InitialData = new Dictionary<string, string?> { [$"{Section}:http:Url"] = $"http://localhost:{Port}" } });
    }
}
