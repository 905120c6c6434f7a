namespace Poker.Core.Clustering;

/// <summary>How to cluster; only <see cref="Threads"/> has no say in the result.</summary>
public sealed record KMeansOptions
{
    /// <summary>Clusters asked for, 1 … 4,096 and no more than there are points.</summary>
    public required int Clusters { get; init; }

    /// <summary>Lloyd iterations at most, the last assignment included; at least 1. Clustering ends earlier once no point moves.</summary>
    public int MaxIterations { get; init; } = 1_000;

    /// <summary>Seed of the k-means++ draws.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads at work, at least 1.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Refuses options that <paramref name="points"/> points cannot be clustered with.</summary>
    /// <exception cref="ArgumentException">More clusters than points: the message names both.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number below 1, or more clusters than a street can have.</exception>
    public void Validate(int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Clusters, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Clusters, Abstraction.MaxBuckets);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxIterations, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1);
        if (Clusters > points)
        {
            throw new ArgumentException($"{Clusters} clusters were asked for, but there are only {points} distinct points.");
        }
    }
}
