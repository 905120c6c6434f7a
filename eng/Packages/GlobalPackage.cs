namespace Poker.Packages;

/// <summary>A package as NuGet unpacked it for the user: <c>&lt;folder&gt;/&lt;id&gt;/&lt;version&gt;</c>, in lower case.</summary>
internal static class GlobalPackage
{
    public static string? Nuspec(string? folder, string id, string version)
    {
        var (name, number) = (id.ToLowerInvariant(), version.ToLowerInvariant());
        var path = folder is null ? "" : Path.Combine(folder, name, number, $"{name}.nuspec");
        return File.Exists(path) ? path : null;
    }

    public static bool IsOurs(string nuspec) => File.ReadAllText(nuspec).Contains(PackageWriter.Mark, StringComparison.Ordinal);

    /// <summary>
    /// Forgets an unpacked package that was packed here with other content: NuGet never looks again at a version that it has unpacked.
    /// </summary>
    public static void ForgetUnless(string? folder, PackageRecipe recipe, string hash)
    {
        if (Nuspec(folder, recipe.Id, recipe.Version) is not { } nuspec || !IsOurs(nuspec))
        {
            return;
        }

        var unpacked = Path.GetDirectoryName(nuspec)!;
        var recorded = Directory.EnumerateFiles(unpacked, "*.nupkg.sha512").FirstOrDefault();
        if (recorded is null || File.ReadAllText(recorded).Trim() != hash)
        {
            Directory.Delete(unpacked, recursive: true);
            Report.Line($"forgot an older {recipe.Id} {recipe.Version} in NuGet's package folder");
        }
    }
}
