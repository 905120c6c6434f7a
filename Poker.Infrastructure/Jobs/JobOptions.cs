namespace Poker.Infrastructure.Jobs;

/// <summary>Times and limits of leases; the same for all instances that share a database.</summary>
public sealed record JobOptions
{
    /// <summary>The configuration section of these options.</summary>
    public const string Section = "Poker:Jobs";

    /// <summary>How long a lease lives without a heartbeat.</summary>
    public TimeSpan LeaseTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often workers send heartbeats: several times a lease.</summary>
    public TimeSpan HeartbeatEvery { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How often a job is tried before it counts as failed, and its run with it.</summary>
    public int MostAttempts { get; init; } = 8;

    /// <summary>The wait after a first failure; it doubles with each.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Every problem of these options, each naming the key to set; empty when they are usable.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (HeartbeatEvery <= TimeSpan.Zero || LeaseTime < 2 * HeartbeatEvery)
        {
            problems.Add($"{Section}:{nameof(LeaseTime)} is {LeaseTime}, but must be at least twice {Section}:{nameof(HeartbeatEvery)}, which is {HeartbeatEvery}.");
        }

        if (MostAttempts < 1)
        {
            problems.Add($"{Section}:{nameof(MostAttempts)} is {MostAttempts}, but must be at least 1.");
        }

        if (RetryAfter < TimeSpan.Zero || RetryAfter > TimeSpan.FromHours(1))
        {
            problems.Add($"{Section}:{nameof(RetryAfter)} is {RetryAfter}, but must be from 0 to an hour.");
        }

        return problems;
    }
}
