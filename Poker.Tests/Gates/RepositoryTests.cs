using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Xml.Linq;
using Poker.Core.Cards;
using Poker.Tests.Harness;

namespace Poker.Tests.Gates;

public sealed class RepositoryTests
{
    // Put together here so that this file does not hold them.
    private static readonly string[] RegistryHosts =
        [.. new[] { ("nuget", "org"), ("npmjs", "org"), ("npmjs", "com"), ("pypi", "org"), ("crates", "io"), ("deb.debian", "org") }
            .Select(parts => $"{parts.Item1}.{parts.Item2}")];

    [Fact]
    public void No_tracked_file_names_a_package_registrys_host()
    {
        var offenders = TrackedFiles()
            .Where(file => RegistryHosts.Any(host =>
                File.ReadAllText(Clone.PathOf(file)).Contains(host, StringComparison.OrdinalIgnoreCase)));

        Assert.Empty(offenders);
    }

    [Fact]
    public void Core_references_the_base_class_library_and_tensors_alone()
    {
        var runtime = RuntimeEnvironment.GetRuntimeDirectory();

        var others = typeof(Card).Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name != "System.Numerics.Tensors" && !File.Exists(Path.Combine(runtime, $"{name}.dll")));

        Assert.Empty(others);
    }

    [Fact]
    public void Core_references_no_project_and_no_package_but_tensors()
    {
        var project = XDocument.Load(Clone.PathOf("Poker.Core", "Poker.Core.csproj"));

        Assert.Empty(project.Descendants("ProjectReference"));
        Assert.All(
            project.Descendants("PackageReference"),
            package => Assert.Equal("System.Numerics.Tensors", package.Attribute("Include")!.Value));
    }

    [Fact]
    public void Package_versions_stand_in_the_central_file_alone()
    {
        var projects = TrackedFiles().Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(projects);
        Assert.All(projects, file => Assert.DoesNotContain(
            XDocument.Load(Clone.PathOf(file)).Descendants("PackageReference"),
            package => package.Attribute("Version") is not null
                || package.Attribute("VersionOverride") is not null
                || package.Element("Version") is not null));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Clone.PathOf("Poker.sln"));

        Assert.All(TrackedFiles().Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)),
            file => Assert.Contains(file.Replace('/', '\\'), solution, StringComparison.Ordinal));
    }

    private static IEnumerable<string> TrackedFiles()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "-z"]) { WorkingDirectory = Clone.Root, RedirectStandardOutput = true };
        using var git = Process.Start(start)!;
        var listed = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return listed.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Clone.PathOf(file)));
    }
}
