using Poker.Core.Numerics;
using Poker.Core.Solving.Blueprints;

namespace Poker.Tests.Core.Solving.Blueprints;

/// <summary>What a trainer does, without threads, claims and parts: iterations in their order, straight into the tables or a round at a time.</summary>
internal sealed class PlainTraining : IDisposable
{
    private readonly HandDealer _dealer = new(RoyalTraining.Abstraction);
    private readonly TrainingOptions _options;
    private readonly BlueprintWalker<DirectUpdates> _direct;
    private readonly BlueprintWalker<LoggedUpdates> _logging;

    public PlainTraining(TrainingOptions options)
    {
        _options = options;
        _direct = new(Tables, default);
        _logging = new(Tables, new(Tables));
    }

    public BlueprintTables Tables { get; } = RoyalTraining.NewTables();

    public long Nodes => _direct.Nodes + _logging.Nodes;

    public void Walk(int first, int end)
    {
        for (var iteration = first; iteration < end; iteration++)
        {
            Iterate(_direct, iteration);
        }
    }

    /// <summary>Iterations of one batch that see the same tables; what they learn is added in their order.</summary>
    public void WalkFrozen(int first, int end)
    {
        var log = new UpdateLog();
        _logging.Updates.Log = log;
        for (var iteration = first; iteration < end; iteration++)
        {
            Iterate(_logging, iteration);
        }

        for (var range = 0; range < UpdateLog.Ranges; range++)
        {
            log.Apply(range, Tables, WeightsOf(first).Floor);
        }
    }

    public void Dispose()
    {
        _direct.Dispose();
        _logging.Dispose();
        Tables.Dispose();
    }

    private void Iterate<TUpdates>(BlueprintWalker<TUpdates> walker, int iteration)
        where TUpdates : struct, IUpdates
    {
        var rng = new Rng(_options.Seed, (ulong)iteration);
        _dealer.Deal(ref rng, out var hands);
        for (var traverser = 0; traverser < 2; traverser++)
        {
            walker.Traverse(hands, traverser, WeightsOf(iteration) with { Prunes = rng.Below(20) != 0 }, ref rng);
        }
    }

    private TraversalWeights WeightsOf(int iteration)
    {
        var batch = 1 + (iteration / _options.BatchIterations);
        var threshold = _options.PruneStacks * RoyalTraining.Tree.Abstraction.StackChips * batch;
        return new(batch, batch, (float)(threshold * 31 / 30), (float)threshold, false);
    }
}
