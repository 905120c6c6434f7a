using System.Security.Cryptography;

namespace Poker.Packages;

/// <summary>
/// <c>packages/.stamp</c>: its first line is the SHA-256 over what decides the feed's content, in the order below; each further line names
/// a file of the feed. The launchers (poker, poker.ps1) compute the same without starting .NET: keep the three in step.
/// </summary>
internal sealed class PackageStamp(Repository repository)
{
    private string StampPath => Path.Combine(repository.Feed, ".stamp");

    public bool IsCurrent()
    {
        if (!File.Exists(StampPath))
        {
            return false;
        }

        var lines = File.ReadAllLines(StampPath);
        return lines is [var hash, .. var files]
            && hash == Compute()
            && files.All(file => File.Exists(Path.Combine(repository.Feed, file)));
    }

    public void Clear() => File.Delete(StampPath);

    public void Write(IEnumerable<string> files)
    {
        File.WriteAllText($"{StampPath}.partial", string.Join('\n', [Compute(), .. files]) + "\n");
        File.Move($"{StampPath}.partial", StampPath, overwrite: true);
    }

    public string Compute()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Inputs())
        {
            hash.AppendData(File.ReadAllBytes(Path.Combine(repository.Root, file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private IEnumerable<string> Inputs()
    {
        var tool = Path.Combine("eng", "Packages");
        var sources = Directory.EnumerateFiles(Path.Combine(repository.Root, tool), "*.cs").Select(path => Path.GetFileName(path)!);
        var ordered = sources.Order(StringComparer.Ordinal).Select(name => Path.Combine(tool, name));
        return ["Directory.Build.props", "Directory.Packages.props", .. ordered];
    }
}
