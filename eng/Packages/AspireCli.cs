namespace Poker.Packages;

/// <summary>
/// The Aspire CLI with the dashboard and the orchestrator that it carries:
/// <c>&lt;cache&gt;/aspire/&lt;version&gt;/bin/aspire</c> and <c>…/bundle/{managed/aspire-managed,dcp/dcp}</c>.
/// </summary>
internal static class AspireCli
{
    // Tarball, executable and unpacked bundle stand side by side for a moment.
    private const long NeededBytes = 700L << 20;

    public static string Folder(UserCache cache) => cache.PathOf("aspire", NpmPackage.AspireCli.Version);

    public static string Executable(UserCache cache) => Path.Combine(Folder(cache), "bin", "aspire");

    public static async Task<string> EnsureAsync(UserCache cache)
    {
        var folder = Folder(cache);
        if (File.Exists(Executable(cache)))
        {
            return folder;
        }

        if (NpmPackage.CurrentRuntime() is not "linux-x64")
        {
            throw new PackageException(
                $"npm carries the Aspire CLI for linux-x64 only, and this machine is {NpmPackage.CurrentRuntime()}.",
                "Build on a network whose NuGet gallery has every package.");
        }

        using var held = await cache.LockAsync("aspire");
        if (!File.Exists(Executable(cache)))
        {
            Report.Line($"fetching the Aspire CLI and dashboard {NpmPackage.AspireCli.Version} from npm (about 130 MB)");
            await cache.PublishAsync(folder, NeededBytes, FillAsync);
            Report.Line($"the Aspire CLI and dashboard are in {folder}");
        }

        return folder;
    }

    public static SingleFileBundle OpenDashboard(string folder) => SingleFileBundle.Open(ManagedExecutable(folder));

    private static string ManagedExecutable(string folder) =>
        Directory.EnumerateFiles(Path.Combine(folder, "versions"), "aspire-managed", SearchOption.AllDirectories).Single();

    private static async Task FillAsync(string staging)
    {
        await NpmClient.FetchAsync(NpmPackage.AspireCli, staging);
        Directory.CreateDirectory(Path.Combine(staging, "bin"));
        var executable = Path.Combine(staging, "bin", "aspire");
        File.Move(Path.Combine(staging, "package", "bin", "aspire"), executable);
        Directory.Delete(Path.Combine(staging, "package"), recursive: true);

        // The CLI keeps logs and marks in the home folder; setting it up must leave none there.
        var home = Path.Combine(staging, ".home");
        Directory.CreateDirectory(home);
        var result = await Command.RunAsync(
            executable, ["setup", "--non-interactive", "--nologo", "--install-path", staging], staging, HomeAt(home));
        Directory.Delete(home, recursive: true);
        if (result.ExitCode != 0 || !Directory.Exists(Path.Combine(staging, "versions")))
        {
            throw new PackageException(
                $"The Aspire CLI could not unpack its bundle:\n{result.Output}{result.Error}".TrimEnd(), "Free some disk and run again.");
        }

        RelinkBundle(staging);
    }

    private static Dictionary<string, string> HomeAt(string home) => new()
    {
        ["HOME"] = home,
        ["XDG_CACHE_HOME"] = home,
        ["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "true",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "true",
    };

    // setup links bundle -> the versions folder by its full path, which the renaming of the staging folder would break.
    private static void RelinkBundle(string staging)
    {
        var link = Path.Combine(staging, "bundle");
        if (new FileInfo(link).LinkTarget is { } target && Path.IsPathFullyQualified(target))
        {
            Directory.Delete(link);
            Directory.CreateSymbolicLink(link, Path.GetRelativePath(staging, target));
        }
    }
}
