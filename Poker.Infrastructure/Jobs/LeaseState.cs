namespace Poker.Infrastructure.Jobs;

/// <summary>What a lease's token is worth.</summary>
public enum LeaseState
{
    /// <summary>Nothing: it never was one, or another has the job by now.</summary>
    Lost,

    /// <summary>It holds.</summary>
    Held,

    /// <summary>The job was completed with it.</summary>
    Completed,
}
