namespace Poker.Infrastructure.Postgres.Embedded;

/// <summary>Fetches a PostgreSQL server by the repository's own package tool, where this process was started from a clone.</summary>
internal static class PostgresFetch
{
    /// <summary>The environment variable by which the launcher tells where the clone is.</summary>
    public const string RootVariable = "POKER_ROOT";

    /// <summary>The package tool's entrance; null outside a clone.</summary>
    public static string? Tool =>
        Environment.GetEnvironmentVariable(RootVariable) is { Length: > 0 } root
        && Path.Combine(root, "eng", "packages.cs") is var tool
        && File.Exists(tool)
            ? tool
            : null;

    /// <summary>Runs the tool; the server then lies where <see cref="PostgresBinaries"/> looks.</summary>
    /// <exception cref="DatabaseException">It failed; the message is the tool's own.</exception>
    public static async Task RunAsync(string tool, CancellationToken cancellation)
    {
        var fetched = await ExternalCommand.RunAsync(["dotnet", "run", tool, "--", "postgres"], null, cancellation);
        if (!fetched.Succeeded)
        {
            throw new DatabaseException(
                $"No PostgreSQL server was found on this machine, and none could be fetched: {fetched.Output.Trim()}",
                "Install PostgreSQL (Debian: apt-get install postgresql), or use an external server (--database \"Host=…\").");
        }
    }
}
