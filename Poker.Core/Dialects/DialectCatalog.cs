namespace Poker.Core.Dialects;

/// <summary>The dialects that there are.</summary>
public static class DialectCatalog
{
    /// <summary>The plain dialect, what a user's own game prints.</summary>
    public static readonly IDialect Plain = new PlainDialect();

    /// <summary>All of them, the plain one last.</summary>
    public static IReadOnlyList<IDialect> All { get; } = [new PokerNowDialect(), new OnlinePokerDialect(), new DigitalPokerTableDialect(), Plain];

    /// <summary>What stands for no dialect where one can be named: it is detected, for each table.</summary>
    public const string Detected = "auto";

    /// <summary>What can be named, for a message or a help text.</summary>
    public static string Choices { get; } = string.Join(", ", All.Select(dialect => dialect.Name).Append(Detected));

    /// <summary>A dialect's name as it is written, or <see cref="Detected"/>, whatever the text's case; null for a text that names neither.</summary>
    public static string? NameOf(string? text) =>
        All.Select(dialect => dialect.Name).Append(Detected).FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>The dialect of a name, whatever its case.</summary>
    /// <exception cref="ArgumentException">There is none; the message tells which there are.</exception>
    public static IDialect Named(string name) =>
        All.FirstOrDefault(dialect => dialect.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no dialect '{name}': choose {string.Join(", ", All.Select(dialect => dialect.Name))}.");
}
