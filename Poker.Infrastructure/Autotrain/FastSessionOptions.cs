using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Infrastructure.Autotrain;

/// <summary>Where a fast session stores.</summary>
/// <param name="Folder">Where checkpoints go.</param>
public sealed record FastSessionOptions(BlueprintFolder Folder)
{
    /// <summary>Where the sync goes; null for a session without a database.</summary>
    public BlueprintStore? Store { get; init; }

    /// <summary>The folder whose disk the sync fills; null where that is another machine's.</summary>
    public string? SpaceOf { get; init; }

    /// <summary>Whether there is memory for a copy of the tables, so that training goes on while a checkpoint is written.</summary>
    public bool CopyForCheckpoints { get; init; } = true;

    /// <summary>Whether every checkpoint is also kept under a name of its own.</summary>
    public bool KeepCheckpoints { get; init; }
}
