namespace Poker.Explorer.Buckets;

/// <summary>How much of the machine questions about the abstraction have at a time, all of them together.</summary>
/// <param name="longestWait">How long a turn is waited for; as long as usual unless told.</param>
internal sealed class BucketTurns(TimeSpan? longestWait = null)
{
    /// <summary>Connections at a time: however many look, workers' calls find one.</summary>
    public const int MostConnections = 4;

    /// <summary>Cores at a time: training wants the others.</summary>
    public static int MostCores { get; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Turns at the database, each with one connection.</summary>
    public Turns Connections { get; } = new(MostConnections, "All connections for the abstraction", longestWait);

    /// <summary>Turns at computing equities, maps and earth mover's distances.</summary>
    public Turns Cores { get; } = new(MostCores, "All calculators for the abstraction", longestWait);
}
