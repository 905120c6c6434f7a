namespace Poker.Infrastructure.Autotrain;

/// <summary>Where a session goes on from.</summary>
public enum RunSource
{
    /// <summary>Nowhere: it begins a run.</summary>
    Nothing,

    /// <summary>The data folder's checkpoint.</summary>
    Checkpoint,

    /// <summary>The database.</summary>
    Database,
}
