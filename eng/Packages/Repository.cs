using System.Xml.Linq;

namespace Poker.Packages;

/// <summary>The clone: its local feed, and what its central props say is needed.</summary>
internal sealed class Repository(string root)
{
    public string Root { get; } = root;

    public string Feed => Path.Combine(Root, "packages");

    public string LocalProps => Path.Combine(Feed, "Packages.Local.props");

    public static Repository Containing(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Poker.sln")))
            {
                return new Repository(at.FullName);
            }
        }

        throw new PackageException($"{folder} is not inside a clone of Poker.", "Change into the clone and run the same command again.");
    }

    /// <summary>Every package and version that Directory.Packages.props names and that must restore: all but Aspire's.</summary>
    public IReadOnlyDictionary<string, string> NamedVersions() =>
        Named().Where(entry => !IsAspires(entry.Id)).ToDictionary(entry => entry.Id, entry => entry.Version, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Aspire's packages that Directory.Packages.props names in Aspire's own version: the solution builds without them. Where they are, their
    /// previews are too, whose versions float.
    /// </summary>
    public IEnumerable<string> NamedAspirePackages() =>
        Named().Where(entry => IsAspires(entry.Id) && entry.Version == "$(AspireVersion)").Select(entry => entry.Id);

    public string AspireVersion() =>
        XDocument.Load(Path.Combine(Root, "Directory.Build.props")).Descendants("AspireVersion").Single().Value;

    private static bool IsAspires(string id) => id.StartsWith("Aspire.", StringComparison.OrdinalIgnoreCase);

    private IEnumerable<(string Id, string Version)> Named() =>
        XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Where(entry => entry.Attribute("Include") is not null)
            .Select(entry => (entry.Attribute("Include")!.Value, entry.Attribute("Version")!.Value));
}
