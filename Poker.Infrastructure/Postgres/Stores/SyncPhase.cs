namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>The steps of bringing a blueprint into the database, in their order.</summary>
public enum SyncPhase
{
    /// <summary>What interrupted runs left is dropped, and the rows are counted.</summary>
    Staging,

    /// <summary>Rows are copied into new tables that no reader sees.</summary>
    Copying,

    /// <summary>Their primary keys are built.</summary>
    Indexing,

    /// <summary>Somebody reads: the last transaction has to wait.</summary>
    Waiting,

    /// <summary>The last transaction begins: new tables take the old ones' places.</summary>
    Merging,

    /// <summary>The run and the epoch are written, still in that transaction.</summary>
    Stamping,

    /// <summary>It is committed.</summary>
    Done,
}
