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

    /// <summary>Every package and version that Directory.Packages.props names.</summary>
    public IReadOnlyDictionary<string, string> NamedVersions() =>
        XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(
                entry => entry.Attribute("Include")!.Value, entry => entry.Attribute("Version")!.Value, StringComparer.OrdinalIgnoreCase);

    public string AspireVersion() =>
        XDocument.Load(Path.Combine(Root, "Directory.Build.props")).Descendants("AspireVersion").Single().Value;
}
