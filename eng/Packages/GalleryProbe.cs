using System.Text.Json;
using System.Xml.Linq;

namespace Poker.Packages;

/// <summary>
/// Asks the machine's own package sources for exact versions by restoring a scratch project outside the repository, where the local feed
/// is no source. What it downloads lands in the user's package folder, where the solution's restore finds it.
/// </summary>
internal static class GalleryProbe
{
    public static async Task<ProbeResult> AskAsync(IReadOnlyDictionary<string, string> versions)
    {
        var folder = Directory.CreateTempSubdirectory("poker-packages-").FullName;
        try
        {
            ScratchProject.Write(folder, Project(versions));
            var result = await Command.RunAsync("dotnet", ["restore", "--nologo"], folder);
            var assets = Path.Combine(folder, "obj", "project.assets.json");
            if (!File.Exists(assets))
            {
                throw new PackageException(
                    $"Asking NuGet for packages failed:\n{result.Output}{result.Error}".TrimEnd(), "Mend what it names and run again.");
            }

            return Read(File.ReadAllBytes(assets), versions);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>
    /// Reads a restore's assets file:
    /// <c>"logs": [{"code": "NU1101", "libraryId": "Grpc.Core.Api", "message": "Unable to find package …"}]</c>
    /// and <c>"packageFolders": {"/home/me/.nuget/packages/": {}}</c>.
    /// </summary>
    public static ProbeResult Read(byte[] assets, IReadOnlyDictionary<string, string> versions)
    {
        using var json = JsonDocument.Parse(assets);
        var missing = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string? unreachable = null;
        if (json.RootElement.TryGetProperty("logs", out var logs))
        {
            foreach (var log in logs.EnumerateArray().Where(log => log.GetProperty("level").GetString() == "Error"))
            {
                if (log.GetProperty("code").GetString() is "NU1101" or "NU1102" or "NU1103")
                {
                    missing.Add(log.GetProperty("libraryId").GetString()!);
                }
                else
                {
                    unreachable ??= log.GetProperty("message").GetString()!.Split('\n')[0].Trim();
                }
            }
        }

        var global = GlobalFolder(json.RootElement);
        missing.UnionWith(versions.Where(pair => IsAbsentOrOurs(global, pair.Key, pair.Value, unreachable)).Select(pair => pair.Key));
        return new ProbeResult(missing, global, unreachable);
    }

    private static string? GlobalFolder(JsonElement assets) =>
        assets.TryGetProperty("packageFolders", out var folders)
            ? folders.EnumerateObject().Select(folder => folder.Name).FirstOrDefault()
            : null;

    // A package of ours that an earlier clone left in the user's folder hides that the gallery lacks it. And where the gallery is out of
    // reach, no log names the packages it could not be asked for.
    private static bool IsAbsentOrOurs(string? global, string id, string version, string? unreachable)
    {
        var nuspec = GlobalPackage.Nuspec(global, id, version);
        return nuspec is null ? unreachable is not null : GlobalPackage.IsOurs(nuspec);
    }

    private static string Project(IReadOnlyDictionary<string, string> versions) => string.Join('\n',
        new XElement("PropertyGroup", new XElement("TargetFramework", "net10.0")),
        new XElement("ItemGroup", versions.Select(pair => new XElement(
            "PackageDownload", new XAttribute("Include", pair.Key), new XAttribute("Version", $"[{pair.Value}]")))));
}
