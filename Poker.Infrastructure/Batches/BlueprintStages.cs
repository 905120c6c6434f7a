namespace Poker.Infrastructure.Batches;

/// <summary>The stages of a blueprint's run, which say what its jobs do.</summary>
public static class BlueprintStages
{
    /// <summary>Makes the stored blueprint the base of a run that goes on with it.</summary>
    public const string Begin = "begin";

    /// <summary>Trains a batch; the part is its number.</summary>
    public const string Batch = BatchLedger.Stage;

    /// <summary>Writes a base; the part counts them.</summary>
    public const string Fold = "fold";

    /// <summary>Brings <c>blueprint</c> up to date on the way; the part counts them.</summary>
    public const string Sync = "sync";

    /// <summary>Brings <c>blueprint</c> up to the end of the run.</summary>
    public const string LastSync = "last sync";
}
