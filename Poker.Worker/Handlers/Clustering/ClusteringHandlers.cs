namespace Poker.Worker.Handlers.Clustering;

/// <summary>The handlers of a clustering run's jobs.</summary>
public static class ClusteringHandlers
{
    /// <summary>What makes each; workers of one process share what they keep in one memory.</summary>
    public static IReadOnlyList<Func<ClusteringMemory, IJobHandler>> Factories { get; } =
    [
        _ => new FindHandler(),
        memory => new ComputeHandler(memory),
        memory => new SeedHandler(memory),
        memory => new RoundHandler(memory),
        memory => new ReseedHandler(memory),
        memory => new FinishHandler(memory),
        memory => new CleanHandler(memory),
        memory => new StoreHandler(memory),
        memory => new CompleteHandler(memory),
    ];

    /// <summary>One worker's handlers.</summary>
    public static IReadOnlyList<IJobHandler> Of(ClusteringMemory memory) => [.. Factories.Select(make => make(memory))];
}
