namespace Poker.Infrastructure.Postgres.Embedded;

/// <summary>The user's own folders by the XDG rules. None need exist yet: a new user's home is empty.</summary>
/// <remarks>The framework's GetFolderPath gives an empty string for a folder that doesn't exist, and so would make the path relative.</remarks>
/// <param name="variable">Reads the environment; XDG has relative paths in it ignored.</param>
internal sealed class UserFolders(Func<string, string?> variable)
{
    /// <summary>Those of the user who runs this process.</summary>
    public static UserFolders Current { get; } = new(Environment.GetEnvironmentVariable);

    /// <summary>Where this program keeps its data.</summary>
    /// <exception cref="DatabaseException">The environment names no home.</exception>
    public string Data => (Rooted("XDG_DATA_HOME") ?? InHome(".local", "share")) is { } data
        ? Path.Combine(data, "poker")
        : throw new DatabaseException(
            "There is no default data folder, since HOME is not set to a full path.",
            $"Name a folder: --data DIR (or {DatabaseOptions.DataVariable}).");

    /// <summary>Where this program keeps what can be fetched again; null when the environment names no home.</summary>
    public string? Cache => (Rooted("XDG_CACHE_HOME") ?? InHome(".cache")) is { } cache ? Path.Combine(cache, "poker") : null;

    private string? InHome(params ReadOnlySpan<string> parts) =>
        Rooted(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME") is { } home ? Path.Combine([home, .. parts]) : null;

    private string? Rooted(string name) => variable(name) is { } path && Path.IsPathFullyQualified(path) ? path : null;
}
