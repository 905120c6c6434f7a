namespace Poker.Infrastructure.Jobs;

/// <summary>How many jobs of a stage are in which state.</summary>
/// <param name="Pending">Waiting.</param>
/// <param name="Leased">At work.</param>
/// <param name="Done">Finished.</param>
/// <param name="Failed">Given up.</param>
public readonly record struct StageState(long Pending, long Leased, long Done, long Failed)
{
    /// <summary>All of them.</summary>
    public long Total => Pending + Leased + Done + Failed;

    /// <summary>Whether there are jobs, and each is finished.</summary>
    public bool IsDone => Total > 0 && Done == Total;
}
