namespace Poker.Core.Dialects;

/// <summary>The dialects that there are.</summary>
public static class DialectCatalog
{
    /// <summary>The plain dialect, what a user's own game prints.</summary>
    public static readonly IDialect Plain = new PlainDialect();

    /// <summary>All of them, the plain one last.</summary>
    public static IReadOnlyList<IDialect> All { get; } = [new PokerNowDialect(), new OnlinePokerDialect(), new DigitalPokerTableDialect(), Plain];

    /// <summary>The dialect of a name, whatever its case.</summary>
    /// <exception cref="ArgumentException">There is none; the message tells which there are.</exception>
    public static IDialect Named(string name) =>
        All.FirstOrDefault(dialect => dialect.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no dialect '{name}': choose {string.Join(", ", All.Select(dialect => dialect.Name))}.");
}
