using System.Security.Cryptography;

namespace Poker.Packages;

/// <summary>
/// Packs recipes into <c>&lt;cache&gt;/feed/&lt;revision&gt;</c>, each nupkg with its SHA-512 beside it, fetching from npm only what the
/// missing ones need.
/// </summary>
internal sealed class PackagePacker(UserCache cache)
{
    private string Feed => cache.PathOf("feed", $"{PackageRecipes.Revision}");

    /// <summary>The path of the packed recipe, packed now if it was not already.</summary>
    public async Task<string> EnsureAsync(PackageRecipe recipe)
    {
        var path = Path.Combine(Feed, recipe.FileName);
        if (IsWhole(path))
        {
            return path;
        }

        Directory.CreateDirectory(Feed);
        var partial = $"{path}.partial";
        await PackAsync(recipe, partial);
        File.WriteAllText($"{path}.sha512", HashOf(partial));
        File.Move(partial, path, overwrite: true);
        return path;
    }

    public static string HashOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToBase64String(SHA512.HashData(file));
    }

    private static bool IsWhole(string path) =>
        File.Exists(path) && File.Exists($"{path}.sha512") && File.ReadAllText($"{path}.sha512") == HashOf(path);

    private async Task PackAsync(PackageRecipe recipe, string path)
    {
        switch (recipe.Source)
        {
            case PackageSource.Dependencies:
                // An empty marker gives the package a framework folder, without which nothing would be compatible with it.
                PackageWriter.Write(path, recipe, "net10.0", [new PackageFile("lib/net10.0/_._", [])]);
                break;
            case PackageSource.AspireBundle:
                PackAssembly(recipe, path, AspireCli.OpenDashboard(await AspireCli.EnsureAsync(cache)).Read($"{recipe.Id}.dll"), []);
                break;
            default:
                var folder = await OnnxRuntimeBuild.EnsureAsync(cache, recipe.Version);
                var native = OnnxRuntimeBuild.Native(folder);
                var inside = $"runtimes/{NpmPackage.CurrentRuntime()}/native/{Path.GetFileName(native)}";
                PackAssembly(recipe, path, File.ReadAllBytes(OnnxRuntimeBuild.Assembly(folder)),
                    [new PackageFile(inside, File.ReadAllBytes(native))]);
                break;
        }
    }

    private static void PackAssembly(PackageRecipe recipe, string path, byte[] assembly, IReadOnlyList<PackageFile> more)
    {
        var identity = AssemblyIdentity.Read(assembly);
        if (identity.Version != recipe.Version)
        {
            throw new PackageException(
                $"npm carries {recipe.Id} {identity.Version} where {recipe.Version} was expected.",
                "PackageRecipes.cs and Directory.Packages.props must name the version that the npm package holds.");
        }

        PackageWriter.Write(path, recipe, identity.Framework,
            [new PackageFile($"lib/{identity.Framework}/{recipe.Id}.dll", assembly), .. more]);
    }
}
