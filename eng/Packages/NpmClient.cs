using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Poker.Packages;

/// <summary>Fetches a package through the machine's npm client and unpacks it, once its hash is the one written down.</summary>
internal static class NpmClient
{
    /// <summary>Unpacks <paramref name="package"/> into <paramref name="folder"/> (its files come under <c>package/</c>).</summary>
    public static async Task FetchAsync(NpmPackage package, string folder)
    {
        var tarball = await PackAsync(package, folder);
        await VerifyAsync(package, tarball);
        await using (var compressed = File.OpenRead(tarball))
        await using (var tar = new GZipStream(compressed, CompressionMode.Decompress))
        {
            await TarFile.ExtractToDirectoryAsync(tar, folder, overwriteFiles: false);
        }

        File.Delete(tarball);
    }

    /// <summary>Throws unless the file's SHA-512 is the package's.</summary>
    public static async Task VerifyAsync(NpmPackage package, string tarball)
    {
        await using var file = File.OpenRead(tarball);
        var found = $"sha512-{Convert.ToBase64String(await SHA512.HashDataAsync(file))}";
        if (found != package.Integrity)
        {
            throw new PackageException(
                $"npm served {package.Name} {package.Version} with the hash {found}; {package.Integrity} was expected. It was not used.",
                "Try again after `npm cache clean --force`; if it stays, the registry serves another file: find out why before trusting it.");
        }
    }

    private static async Task<string> PackAsync(NpmPackage package, string folder)
    {
        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var result = await Command.RunAsync(
            npm,
            ["pack", $"{package.Name}@{package.Version}", "--ignore-scripts", "--pack-destination", folder, "--loglevel", "error"],
            folder);
        if (result.ExitCode != 0)
        {
            throw Explain(package, result.Error);
        }

        return Directory.EnumerateFiles(folder, "*.tgz").Single();
    }

    /// <summary>What npm printed, as a cause and a way out.</summary>
    public static PackageException Explain(NpmPackage package, string error)
    {
        var what = $"npm could not fetch {package.Name} {package.Version}";
        return error switch
        {
            _ when error.Contains("E404") || error.Contains("ETARGET") => new PackageException(
                $"{what}: its registry does not have it.",
                "Neither network serves it here: build on a network with the whole NuGet gallery."),
            _ when error.Contains("ENOSPC") => new PackageException(
                $"{what}: the disk is full.", "Free some disk, or set XDG_CACHE_HOME and npm_config_cache to folders on a larger one."),
            _ when error.Contains("EINTEGRITY") => new PackageException(
                $"{what}: what arrived does not have the registry's own hash.", "Try again after `npm cache clean --force`."),
            _ when error.Contains("ENOTFOUND") || error.Contains("EAI_AGAIN") || error.Contains("ECONN") || error.Contains("ETIMEDOUT")
                || error.Contains("ENETUNREACH") => new PackageException(
                $"{what}: its registry does not answer (offline, or a proxy is missing).", "Connect and run the same command again."),
            _ => new PackageException($"{what}:\n{error.Trim()}", "Mend what npm names and run the same command again."),
        };
    }
}
