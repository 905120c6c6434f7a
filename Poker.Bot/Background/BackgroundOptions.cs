using Poker.Bot.Deciding;
using Poker.Core.Game;

namespace Poker.Bot.Background;

/// <summary>Tables where strategies play each other for the log: section <c>Poker:Bot:Background</c>.</summary>
public sealed record BackgroundOptions
{
    private const int MostPlayers = 6;

    /// <summary>Hands a minute, all tables together; 0 for none.</summary>
    public double HandsPerMinute { get; init; }

    /// <summary>Who plays: names of strategies, separated by commas, two to six at a table; semicolons separate tables.</summary>
    public string Players { get; init; } = "model,pot-odds";

    /// <summary>Whether the pockets of <c>model</c> are told when they are dealt, too: a model then learns from itself.</summary>
    public bool TellAll { get; init; }

    /// <summary>The names, table by table.</summary>
    internal IReadOnlyList<string[]> Tables =>
        [.. Players.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(table => table.Split(',', StringSplitOptions.TrimEntries))];

    internal void Check(OptionRules rules, string section)
    {
        rules.Require(HandsPerMinute is >= 0 and <= 600_000, $"{section}:{nameof(HandsPerMinute)}", "0 (none) to 600000");
        rules.Require(
            Tables.Count > 0 && Tables.All(table => table.Length is >= Seats.Fewest and <= MostPlayers && table.All(name => name.Length > 0)),
            $"{section}:{nameof(Players)}",
            "names of strategies separated by commas, two to six a table, tables separated by semicolons");
    }
}
