namespace Poker.Worker.Handlers.Clustering;

/// <summary>The handlers of a clustering run's jobs.</summary>
public static class ClusteringHandlers
{
    /// <summary>One worker's handlers. Workers of one process share what they keep.</summary>
    public static IReadOnlyList<IJobHandler> Of(ClusteringMemory memory) =>
    [
        new FindHandler(),
        new ComputeHandler(memory),
        new SeedHandler(memory),
        new RoundHandler(memory),
        new ReseedHandler(memory),
        new FinishHandler(memory),
        new CleanHandler(memory),
        new StoreHandler(memory),
        new CompleteHandler(memory),
    ];
}
