using Microsoft.Extensions.Configuration;

namespace Poker.AppHost;

/// <summary>What the AppHost's topology depends on, from appsettings.json, the environment and the command line (<c>--Workers:Count 4</c>).</summary>
internal sealed record AppHostSettings
{
    /// <summary>The exit code of what is not understood, as of all of this project's commands.</summary>
    public const int BadInput = 2;

    /// <summary>What counts where nothing is said.</summary>
    public static readonly AppHostSettings Usual = new();

    /// <summary>Which database there is.</summary>
    public DatabaseMode Database { get; init; } = DatabaseMode.Auto;

    /// <summary>The port of a local server; null for a free one.</summary>
    public int? DatabasePort { get; init; }

    /// <summary>A tool to look into a container's tables: none, pgadmin or pgweb.</summary>
    public string DatabaseTool { get; init; } = "none";

    /// <summary>The data folder of local services; null for the user's default one.</summary>
    public string? Data { get; init; }

    /// <summary>Workers.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>Cores of each worker, where they share this machine.</summary>
    public string SlotsEach => $"{Math.Max(1, Environment.ProcessorCount / Workers)}";

    /// <summary>The deck of runs that begin in an empty database: full or royal.</summary>
    public string Deck { get; init; } = "full";

    /// <summary>The preset of such runs' bets.</summary>
    public string Betting { get; init; } = "compact";

    /// <summary>Whether the coordinator keeps the live loop going: models of captured hands.</summary>
    public bool Live { get; init; } = true;

    /// <summary>Where it is published to: kubernetes, compose or azure.</summary>
    public string Target { get; init; } = "kubernetes";

    /// <summary>Reads them, or ends the process with one line for each that makes no sense.</summary>
    public static AppHostSettings ReadOrExit(IConfiguration configuration, bool isPublished = false)
    {
        try
        {
            return Read(configuration, isPublished);
        }
        catch (SettingsException error)
        {
            Console.Error.WriteLine($"poker: {error.Message}");
            Environment.Exit(BadInput);
            throw;
        }
    }

    /// <summary>Reads and checks them.</summary>
    /// <param name="configuration">Where they stand.</param>
    /// <param name="isPublished">Whether the model is published instead of run.</param>
    /// <exception cref="SettingsException">A value makes no sense; the message tells all of them.</exception>
    public static AppHostSettings Read(IConfiguration configuration, bool isPublished = false)
    {
        var problems = new List<string>();
        var settings = new AppHostSettings
        {
            Database = Enum.TryParse<DatabaseMode>(Text("Database:Mode") ?? "auto", ignoreCase: true, out var mode) && Enum.IsDefined(mode)
                ? mode
                : Wrong<DatabaseMode>("Database:Mode", "auto, container, local or external"),
            DatabasePort = Number("Database:Port", 1, 65535),
            DatabaseTool = OneOf("Database:Tool", "none", "pgadmin", "pgweb"),
            Data = Text("Data:Folder"),
            Workers = Number("Workers:Count", 1, 1000) ?? Usual.Workers,
            Deck = Text("Run:Deck") ?? Usual.Deck,
            Betting = Text("Run:Betting") ?? Usual.Betting,
            Live = OneOf("Live:Enabled", "true", "false") == "true",
            Target = OneOf("Publish:Target", "kubernetes", "compose", "azure"),
        };
        if (isPublished && settings.Database == DatabaseMode.Local)
        {
            problems.Add("Database:Mode=local is this machine's server, which cannot be published: use container or external.");
        }

        return problems.Count == 0 ? settings : throw new SettingsException(string.Join(Environment.NewLine, problems));

        string? Text(string key) => configuration[key] is { Length: > 0 } text ? text : null;

        string OneOf(string key, params string[] choices) => Text(key)?.ToLowerInvariant() is not { } text ? choices[0]
            : choices.Contains(text) ? text
            : Wrong<string>(key, string.Join(", ", choices));

        int? Number(string key, int least, int most) => Text(key) is not { } text ? null
            : int.TryParse(text, out var number) && number >= least && number <= most ? number
            : Wrong<int?>(key, $"{least} to {most}");

        T Wrong<T>(string key, string choices)
        {
            problems.Add($"{key} is '{configuration[key]}', but must be {choices}.");
            return default!;
        }
    }
}
