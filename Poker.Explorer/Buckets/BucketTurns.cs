namespace Poker.Explorer.Buckets;

/// <summary>How much of the machine questions about the abstraction have at a time, all of them together.</summary>
internal sealed class BucketTurns
{
    /// <summary>Connections at a time: however many look, workers' calls find one.</summary>
    public const int MostConnections = 4;

    /// <summary>Cores at a time: training wants the others.</summary>
    public static int MostCores { get; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Turns at the database, each with one connection.</summary>
    public Turns Connections { get; } = new(MostConnections, $"All {MostConnections} connections for the abstraction");

    /// <summary>Turns at computing equities, maps and earth mover's distances.</summary>
    public Turns Cores { get; } = new(MostCores, $"All {MostCores} calculators for the abstraction");
}
