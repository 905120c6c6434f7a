using Npgsql;
using Poker.Infrastructure.Postgres.Embedded;

namespace Poker.Infrastructure.Postgres;

/// <summary>Which database to use and how.</summary>
public sealed record DatabaseOptions
{
    /// <summary>The environment variable that names the data folder.</summary>
    public const string DataVariable = "POKER_DATA";

    /// <summary>The environment variable that holds an external server's connection string.</summary>
    public const string DatabaseVariable = "POKER_DATABASE";

    /// <summary>The environment variable that holds the password of an embedded server that runs in the foreground.</summary>
    public const string PasswordVariable = "POKER_DATABASE_PASSWORD";

    private const int ShortestPassword = 16;

    /// <summary>The folder of the finished streets' files and, without a connection string, of the embedded server; null means the user's default one.</summary>
    public string? DataFolder { get; init; }

    /// <summary>An external server's connection string; null means the embedded server.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Free disk space that an embedded server's folder must have before anything starts, in bytes.</summary>
    public long RequiredFreeBytes { get; init; }

    /// <summary>How this process calls itself in the server's list of sessions.</summary>
    public string ApplicationName { get; init; } = $"poker (pid {Environment.ProcessId} on {Environment.MachineName})";

    /// <summary>How long an embedded server may take to start or to recover from a crash.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>The full path of the data folder, where files that belong to the tables lie too, whatever the server.</summary>
    public string Folder => ServerFolder.Of(DataFolder).Root;

    /// <summary>Opens an embedded server to other machines; null, as always unless told, for none but this one.</summary>
    public ListenOptions? Listen { get; init; }

    /// <summary>The embedded server's port; null for the one it had last, or a free one.</summary>
    public int? Port { get; init; }

    /// <summary>The password of the embedded server's own role, from now on; null for the generated one.</summary>
    public string? Password { get; init; }

    /// <summary>Receives a sentence for each thing that takes a moment, such as initialising a server.</summary>
    public IProgress<string>? Report { get; init; }

    /// <summary>
    /// Combines command-line values with the environment, each option with its own variable: the folder and the server are two questions.
    /// </summary>
    public static DatabaseOptions From(string? dataFolder, string? connectionString) =>
        From(dataFolder, connectionString, Environment.GetEnvironmentVariable);

    /// <summary>The same for an environment that is given; an empty variable counts as none.</summary>
    internal static DatabaseOptions From(string? dataFolder, string? connectionString, Func<string, string?> variable) => new()
    {
        DataFolder = dataFolder ?? (variable(DataVariable) is { Length: > 0 } folder ? folder : null),
        ConnectionString = connectionString ?? (variable(DatabaseVariable) is { Length: > 0 } server ? server : null),
    };

    /// <summary>Every problem of these options, each naming the option to set; empty when they are usable.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (DataFolder is { } folder && (string.IsNullOrWhiteSpace(folder) || folder.Contains('\0')))
        {
            problems.Add($"--data (or {DataVariable}) names no folder.");
        }

        if (ConnectionString is { } text && ConnectionProblem(text) is { } problem)
        {
            problems.Add(problem);
        }

        if (Port is < 1 or > 65535)
        {
            problems.Add($"--port is {Port}, but must be 1 to 65535.");
        }

        if (Password is { } password && (password.Length < ShortestPassword || password.Any(char.IsControl)))
        {
            problems.Add($"{PasswordVariable} has fewer than {ShortestPassword} characters, or a control character: use a long random one.");
        }

        if (RequiredFreeBytes < 0)
        {
            problems.Add($"{nameof(RequiredFreeBytes)} is {RequiredFreeBytes}, but cannot be negative.");
        }

        if (StartTimeout <= TimeSpan.Zero)
        {
            problems.Add($"{nameof(StartTimeout)} is {StartTimeout}, but must be positive.");
        }

        return problems;
    }

    /// <summary>Where the data would lie, for people: a folder or "an external server".</summary>
    public string Place() => ConnectionString is null ? ServerFolder.Of(DataFolder).Root : "an external server";

    private static string? ConnectionProblem(string text)
    {
        const string Form = "write it as \"Host=…;Port=5432;Database=…;Username=…;Password=…\"";
        try
        {
            return string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(text).Host)
                ? $"--database (or {DatabaseVariable}) names no Host: {Form}."
                : null;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The text may hold a password: it is not repeated.
            return $"--database (or {DatabaseVariable}) is no connection string ({error.Message.TrimEnd('.')}): {Form}.";
        }
    }
}
