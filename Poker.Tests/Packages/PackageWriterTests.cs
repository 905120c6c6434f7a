using System.IO.Compression;
using System.Xml.Linq;
using Poker.Packages;
using Poker.Tests.Harness;

namespace Poker.Tests.Packages;

public sealed class PackageWriterTests : IDisposable
{
    private static readonly PackageRecipe Recipe = PackageRecipes.Find("Grpc.AspNetCore")!;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_content_gives_the_same_bytes()
    {
        var first = Write("first.nupkg");
        var second = Write("second.nupkg");

        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
    }

    [Fact]
    public void The_package_tells_its_id_version_dependencies_and_mark()
    {
        using var zip = ZipFile.OpenRead(Write("a.nupkg"));
        using var stream = zip.GetEntry("Grpc.AspNetCore.nuspec")!.Open();
        var nuspec = XDocument.Load(stream);
        string ValueOf(string name) => nuspec.Descendants().Single(element => element.Name.LocalName == name).Value;

        Assert.Equal(("Grpc.AspNetCore", Recipe.Version, PackageWriter.Mark), (ValueOf("id"), ValueOf("version"), ValueOf("tags")));
        Assert.Equal(
            Recipe.Dependencies.Select(one => one.Id),
            nuspec.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value));
        Assert.NotNull(zip.GetEntry("lib/net10.0/_._"));
    }

    private string Write(string name)
    {
        var path = _folder.PathOf(name);
        PackageWriter.Write(path, Recipe, "net10.0", [new PackageFile("lib/net10.0/_._", [])]);
        return path;
    }
}
