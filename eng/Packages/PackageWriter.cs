using System.IO.Compression;
using System.Xml.Linq;

namespace Poker.Packages;

/// <summary>
/// Writes a nupkg: a zip of the nuspec and the files, the same bytes for the same content. A folder feed reads nothing else, so the
/// packaging parts that only the gallery asks for are left out.
/// </summary>
internal static class PackageWriter
{
    /// <summary>The tag by which a package packed here is told from the gallery's own.</summary>
    public const string Mark = "poker-local-feed";

    private static readonly XNamespace Nuspec = "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd";
    private static readonly DateTimeOffset Epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(string path, PackageRecipe recipe, string framework, IReadOnlyList<PackageFile> files)
    {
        using var file = File.Create(path);
        using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        Add(zip, new PackageFile($"{recipe.Id}.nuspec", System.Text.Encoding.UTF8.GetBytes(Describe(recipe, framework).ToString())));
        foreach (var entry in files)
        {
            Add(zip, entry);
        }
    }

    private static void Add(ZipArchive zip, PackageFile file)
    {
        var entry = zip.CreateEntry(file.Path, CompressionLevel.Fastest);
        entry.LastWriteTime = Epoch;
        using var stream = entry.Open();
        stream.Write(file.Content);
    }

    private static XElement Describe(PackageRecipe recipe, string framework)
    {
        var metadata = new XElement(Nuspec + "metadata",
            new XElement(Nuspec + "id", recipe.Id),
            new XElement(Nuspec + "version", recipe.Version),
            new XElement(Nuspec + "authors", $"The authors of {recipe.Id}"),
            new XElement(Nuspec + "license", new XAttribute("type", "expression"), recipe.License),
            new XElement(Nuspec + "description", $"{recipe.Id} as npm carries it, for a network whose gallery lacks it."),
            new XElement(Nuspec + "tags", Mark),
            new XElement(Nuspec + "dependencies",
                new XElement(Nuspec + "group", new XAttribute("targetFramework", framework), recipe.Dependencies.Select(Depend))));
        if (recipe.NeedsAspNetCore)
        {
            metadata.Add(new XElement(Nuspec + "frameworkReferences",
                new XElement(Nuspec + "group", new XAttribute("targetFramework", framework),
                    new XElement(Nuspec + "frameworkReference", new XAttribute("name", "Microsoft.AspNetCore.App")))));
        }

        return new XElement(Nuspec + "package", metadata);
    }

    private static XElement Depend(PackageDependency dependency) => new(Nuspec + "dependency",
        new XAttribute("id", dependency.Id),
        new XAttribute("version", dependency.Version),
        dependency.WithBuildAssets ? new XAttribute("include", "All") : new XAttribute("exclude", "Build,Analyzers"));
}
