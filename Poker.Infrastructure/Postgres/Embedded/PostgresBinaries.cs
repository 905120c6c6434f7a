using System.Text.RegularExpressions;

namespace Poker.Infrastructure.Postgres.Embedded;

/// <summary>The folder of a PostgreSQL installation's programs.</summary>
/// <param name="Folder">Holds initdb, pg_ctl and postgres.</param>
/// <param name="MajorVersion">Such as 15.</param>
internal sealed partial record PostgresBinaries(string Folder, int MajorVersion)
{
    /// <summary>The full path of one of its programs.</summary>
    public string Program(string name) => Path.Combine(Folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    /// <summary>Finds an installation as <see cref="FindAsync"/> does; where the machine has none, fetches one and finds that.</summary>
    /// <exception cref="DatabaseException">There is none to be had; the message says how to get one.</exception>
    public static async Task<PostgresBinaries> FindOrFetchAsync(
        int? majorVersion, ServerFolder data, IProgress<string>? report, CancellationToken cancellation)
    {
        try
        {
            return await FindAsync(majorVersion, data, cancellation);
        }
        catch (DatabaseException) when (PostgresFetch.Tool is not null)
        {
            // One that was fetched already is among those found: fetching again would bring the same.
            report?.Report("Fetching a PostgreSQL server, since this machine has none that fits; it is kept for the next time.");
            await PostgresFetch.RunAsync(PostgresFetch.Tool, cancellation);
            return await FindAsync(majorVersion, data, cancellation);
        }
    }

    /// <summary>Finds an installation: of <paramref name="majorVersion"/> if given, else the first of the usual places.</summary>
    /// <exception cref="DatabaseException">There is none; the message says how to get one.</exception>
    public static async Task<PostgresBinaries> FindAsync(int? majorVersion, ServerFolder data, CancellationToken cancellation)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in Places(data).Distinct())
        {
            if (await AtAsync(folder, cancellation) is not { } binaries)
            {
                continue;
            }

            if (majorVersion is null || majorVersion == binaries.MajorVersion)
            {
                return binaries;
            }

            found.Add(binaries);
        }

        const string Install = "install PostgreSQL (Debian: apt-get install postgresql), run 'dotnet run eng/packages.cs -- postgres' to fetch one, "
            + "or use an external server (--database \"Host=…\")";
        throw majorVersion is null
            ? new DatabaseException("No PostgreSQL server was found on this machine.", $"Either {Install}.")
            : new DatabaseException(
                $"The data in {data.Root} was made by PostgreSQL {majorVersion}, but this machine has {Listed(found)}.",
                $"Install PostgreSQL {majorVersion}, use another folder (--data DIR), or move the old one away and compute the tables again; "
                + (found.Count == 0 ? $"or {Install}." : "a server of another major version cannot read it."));
    }

    private static string Listed(List<PostgresBinaries> found) =>
        found.Count == 0 ? "none" : "only " + string.Join(" and ", found.Select(binaries => $"{binaries.MajorVersion} ({binaries.Folder})"));

    // On PATH, then the distribution's (newest first), then the fetched package (newest first), then the copy beside the data.
    private static IEnumerable<string> Places(ServerFolder data)
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        foreach (var folder in path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var program = new FileInfo(Path.Combine(folder, OperatingSystem.IsWindows() ? "initdb.exe" : "initdb"));
            if (program.Exists)
            {
                // A link's target has the other programs beside it.
                yield return Path.GetDirectoryName((program.ResolveLinkTarget(returnFinalTarget: true) ?? program).FullName)!;
            }
        }

        foreach (var installed in Versions("/usr/lib/postgresql"))
        {
            yield return Path.Combine(installed, "bin");
        }

        if (UserFolders.Current.Cache is { } cache)
        {
            foreach (var fetched in Versions(Path.Combine(cache, "embedded-postgres")))
            {
                yield return Path.Combine(fetched, "native", "bin");
            }
        }

        if (Directory.Exists(data.Postgres))
        {
            foreach (var copied in Directory.GetDirectories(data.Postgres, ServerFolder.CopyPrefix + "*"))
            {
                yield return Path.Combine(copied, "bin");
            }
        }
    }

    private static IEnumerable<string> Versions(string folder) => !Directory.Exists(folder)
        ? []
        : Directory.GetDirectories(folder).OrderByDescending(path => VersionOf(Path.GetFileName(path))).ThenByDescending(path => path);

    private static Version VersionOf(string name) =>
        Leading().Match(name) is { Success: true } match && Version.TryParse(match.Value.Contains('.') ? match.Value : match.Value + ".0", out var version)
            ? version
            : new Version(0, 0);

    private static async Task<PostgresBinaries?> AtAsync(string folder, CancellationToken cancellation)
    {
        var here = new PostgresBinaries(folder, 0);
        if (!File.Exists(here.Program("initdb")) || !File.Exists(here.Program("pg_ctl")))
        {
            return null;
        }

        // postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)
        var version = await ExternalCommand.RunAsync([here.Program("postgres"), "--version"], null, cancellation);
        return version.Succeeded && Major().Match(version.Output) is { Success: true } match
            ? here with { MajorVersion = int.Parse(match.Groups[1].Value, provider: null) }
            : null;
    }

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex Major();

    [GeneratedRegex(@"^\d+(\.\d+)*")]
    private static partial Regex Leading();
}
