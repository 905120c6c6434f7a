using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Poker.Tests.Deploy.Images;

/// <summary>
/// A container registry on the loopback with one image, <c>base:1</c>: it says of itself what the chiseled base image says, and has one
/// nearly empty layer. Images are built on it where no registry with the real one can be reached.
/// </summary>
internal sealed class StandInRegistry : IAsyncDisposable
{
    private const string ManifestType = "application/vnd.docker.distribution.manifest.v2+json";

    private readonly WebApplication _app;

    private StandInRegistry(WebApplication app) => _app = app;

    /// <summary>The image's whole name.</summary>
    public string BaseImage => $"localhost:{new Uri(_app.Urls.Single()).Port}/base:1";

    public static async Task<StandInRegistry> StartAsync()
    {
        var (layer, packed) = Layer();
        var config = Encoding.UTF8.GetBytes(
            $$"""
            {
              "architecture": "amd64", "os": "linux",
              "config": { "User": "1654", "WorkingDir": "/", "Env": ["PATH=/usr/bin:/bin", "APP_UID=1654", "ASPNETCORE_HTTP_PORTS=8080", "DOTNET_RUNNING_IN_CONTAINER=true"] },
              "rootfs": { "type": "layers", "diff_ids": ["{{DigestOf(layer)}}"] }
            }
            """);
        var manifest = Encoding.UTF8.GetBytes(
            $$"""
            {
              "schemaVersion": 2, "mediaType": "{{ManifestType}}",
              "config": { "mediaType": "application/vnd.docker.container.image.v1+json", "size": {{config.Length}}, "digest": "{{DigestOf(config)}}" },
              "layers": [{ "mediaType": "application/vnd.docker.image.rootfs.diff.tar.gzip", "size": {{packed.Length}}, "digest": "{{DigestOf(packed)}}" }]
            }
            """);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/v2/", () => Results.Ok());
        app.MapMethods("/v2/base/manifests/{reference}", ["GET", "HEAD"], () => Results.Bytes(manifest, ManifestType));
        app.MapGet("/v2/base/blobs/{digest}", (string digest) => new[] { config, packed }.FirstOrDefault(blob => DigestOf(blob) == digest) is { } found
            ? Results.Bytes(found, "application/octet-stream")
            : Results.NotFound());
        await app.StartAsync();
        return new StandInRegistry(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string DigestOf(byte[] bytes) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";

    private static (byte[] Layer, byte[] Packed) Layer()
    {
        using var layer = new MemoryStream();
        using (var tar = new TarWriter(layer, leaveOpen: true))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "app/"));
        }

        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(layer.ToArray());
        }

        return (layer.ToArray(), packed.ToArray());
    }
}
