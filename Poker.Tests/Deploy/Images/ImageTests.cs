using System.Formats.Tar;
using System.IO.Compression;
using Poker.Packages;
using Poker.Tests.Harness;
using Poker.Worker;

namespace Poker.Tests.Deploy.Images;

/// <summary>The services' images, built by the SDK into archives.</summary>
public sealed class ImageTests
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    /// <summary>The project's version, which is the images' tag.</summary>
    internal static string Version { get; } = typeof(WorkerOptions).Assembly.GetName().Version!.ToString(3);

    [Theory]
    [InlineData("Poker.Coordinator", "poker-coordinator", "8080/tcp,8081/tcp", "Plans runs, leases their jobs to workers, and owns the tables.")]
    [InlineData("Poker.Capture", "poker-capture", "8080/tcp", "Takes console lines in and makes hands of them.")]
    [InlineData("Poker.Bot", "poker-bot", "8080/tcp,8081/tcp", "Decides with strategies and models, and serves the table page.")]
    [InlineData("Poker.Worker", "poker-worker", "8080/tcp", "Leases jobs and does them.")]
    public async Task An_image_runs_its_service_without_root(string project, string name, string ports, string description)
    {
        await using var registry = await StandInRegistry.StartAsync();
        using var folder = new TemporaryFolder();
        var archive = folder.PathOf("image.tar");

        var published = await Command.RunAsync(
            "dotnet",
            [
                "publish", Clone.PathOf(project), "--no-build", "--nologo", "-c", Configuration, "-t:PublishContainer", "-v:quiet", "-nr:false",
                $"-p:ContainerBaseImage={registry.BaseImage}", $"-p:ContainerArchiveOutputPath={archive}", $"-p:PublishDir={folder.PathOf("published")}/",
            ],
            folder.Root,
            new Dictionary<string, string> { ["TMPDIR"] = folder.Root });

        Assert.True(published.ExitCode == 0, published.Output + published.Error);
        var files = await UnpackAsync(archive);
        var manifest = Plain.At(Plain.FromJson(await new StreamReader(files["manifest.json"]).ReadToEndAsync()), "0");
        var config = Plain.At(Plain.FromJson(await new StreamReader(files[(string)Plain.At(manifest, "Config")!]).ReadToEndAsync()), "config");
        var labels = Plain.Map(Plain.At(config, "Labels"));
        Assert.Equal([$"{name}:{Version}"], Plain.List(Plain.At(manifest, "RepoTags")));
        Assert.Equal(("1654", $"dotnet /app/{project}.dll"), (Plain.At(config, "User"), string.Join(' ', Plain.List(Plain.At(config, "Entrypoint")))));
        Assert.Equal(ports, string.Join(',', Plain.Map(Plain.At(config, "ExposedPorts")).Keys.Order(StringComparer.Ordinal)));
        Assert.Equal(
            (project, description, "Poker", "MIT", Version),
            (Label("title"), Label("description"), Label("authors"), Label("licenses"), Label("version")));
        Assert.Contains($"app/{project}.dll", await NamesAsync(files[(string)Plain.List(Plain.At(manifest, "Layers"))[^1]!]));

        object? Label(string key) => labels[$"org.opencontainers.image.{key}"];
    }

    private static async Task<Dictionary<string, Stream>> UnpackAsync(string archive)
    {
        var files = new Dictionary<string, Stream>();
        await using var tar = new TarReader(File.OpenRead(archive));
        while (await tar.GetNextEntryAsync() is { } entry)
        {
            var content = new MemoryStream();
            await (entry.DataStream ?? Stream.Null).CopyToAsync(content);
            content.Position = 0;
            files[entry.Name] = content;
        }

        return files;
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(Stream layer)
    {
        var names = new List<string>();
        await using var packed = new GZipStream(layer, CompressionMode.Decompress);
        await using var tar = new TarReader(packed);
        while (await tar.GetNextEntryAsync() is { } entry)
        {
            names.Add(entry.Name.TrimStart('/'));
        }

        return names;
    }
}
