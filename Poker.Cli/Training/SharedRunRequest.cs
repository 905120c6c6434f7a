namespace Poker.Cli.Training;

/// <summary>What workers shall train together. What is null was left out: then it is as in the run that is there, else the default.</summary>
internal sealed record SharedRunRequest
{
    /// <summary>What <c>poker fast</c> could be asked for, too.</summary>
    public FastRequest Training { get; init; } = new();

    /// <summary>Workers in this process; null for one a processor.</summary>
    public int? Workers { get; init; }

    /// <summary>Iterations of a batch.</summary>
    public long? Batch { get; init; }

    /// <summary>How many other batches may come to count while one is at work.</summary>
    public int? Staleness { get; init; }
}
