namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>How far a sync is.</summary>
/// <param name="Phase">The step; steps of several connections overlap.</param>
/// <param name="Done">Rows through with it.</param>
/// <param name="Total">Rows in all.</param>
public readonly record struct SyncProgress(SyncPhase Phase, long Done, long Total);
