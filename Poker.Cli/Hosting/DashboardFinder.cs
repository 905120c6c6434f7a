namespace Poker.Cli.Hosting;

/// <summary>Finds the Aspire dashboard's executable on this machine.</summary>
internal static class DashboardFinder
{
    /// <summary>The environment variable that names the executable, <c>aspire-managed</c>; it wins.</summary>
    public const string Variable = "POKER_DASHBOARD";

    private static readonly string FileName = OperatingSystem.IsWindows() ? "aspire-managed.exe" : "aspire-managed";

    /// <summary>The executable's path: the one that is named, or of the newest version that the package tool or Aspire's own CLI unpacked; null if there is none.</summary>
    public static string? Find() => Find(Environment.GetEnvironmentVariable);

    /// <summary>The same for an environment that is given.</summary>
    internal static string? Find(Func<string, string?> variable)
    {
        if (variable(Variable) is { Length: > 0 } named)
        {
            return File.Exists(named) ? Path.GetFullPath(named) : null;
        }

        return Roots(variable)
            .Where(Directory.Exists)
            .SelectMany(root => Directory.EnumerateDirectories(root).Prepend(root))
            .Select(folder => Path.Combine(folder, "versions"))
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateDirectories)
            .Select(version => (Version: VersionOf(Path.GetFileName(version)), Path: Path.Combine(version, "managed", FileName)))
            .Where(found => File.Exists(found.Path))
            .OrderByDescending(found => found.Version)
            .Select(found => found.Path)
            .FirstOrDefault();
    }

    // Where the package tool keeps it, by version: <cache>/poker/aspire/13.5.4/versions/13.5.4_…/managed; and Aspire's CLI: ~/.aspire/versions/….
    private static IEnumerable<string> Roots(Func<string, string?> variable)
    {
        var home = variable(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME");
        if (variable("XDG_CACHE_HOME") is { } cache && Path.IsPathFullyQualified(cache))
        {
            yield return Path.Combine(cache, "poker", "aspire");
        }
        else if (home is not null)
        {
            yield return Path.Combine(home, ".cache", "poker", "aspire");
        }

        if (home is not null)
        {
            yield return Path.Combine(home, ".aspire");
        }
    }

    // Of a folder such as 13.5.4_9c1b401d….
    private static Version VersionOf(string folder) =>
        Version.TryParse(folder.Split('_', '-', '+')[0], out var version) ? version : new Version(0, 0);
}
