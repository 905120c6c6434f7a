namespace Poker.Explorer;

/// <summary>What the explorer is told: the configuration section <c>Poker:Explorer</c>.</summary>
internal sealed record ExplorerOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Poker:Explorer";

    /// <summary>The data folder whose blueprint files can be looked at; null for the database's blueprint alone.</summary>
    public string? Folder { get; init; }
}
