using Poker.Infrastructure.Postgres;

namespace Poker.Explorer;

/// <summary>What the explorer is told: the configuration section <c>Poker:Explorer</c>.</summary>
internal sealed record ExplorerOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Poker:Explorer";

    /// <summary>The data folder whose blueprint files can be looked at; null for <c>POKER_DATA</c> or the user's, empty for none.</summary>
    public string? Folder { get; init; }

    /// <summary>Its full path; null where there is none.</summary>
    public string? FullFolder()
    {
        if (Folder is "")
        {
            return null;
        }

        try
        {
            return DatabaseOptions.From(Folder, null).Folder;
        }
        catch (DatabaseException)
        {
            // A container's user may have no home: the database's blueprint is looked at all the same.
            return null;
        }
    }
}
