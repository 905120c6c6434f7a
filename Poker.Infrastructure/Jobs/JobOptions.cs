namespace Poker.Infrastructure.Jobs;

/// <summary>Times and limits of leases; the same for all instances that share a database.</summary>
public sealed record JobOptions
{
    /// <summary>How long a lease lives without a heartbeat.</summary>
    public TimeSpan LeaseTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often workers send heartbeats: several times a lease.</summary>
    public TimeSpan HeartbeatEvery { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How often a job is tried before it counts as failed, and its run with it.</summary>
    public int MostAttempts { get; init; } = 8;

    /// <summary>The wait after a first failure; it doubles with each.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);
}
