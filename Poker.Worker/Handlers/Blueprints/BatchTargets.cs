using System.Globalization;
using Poker.Core.Solving.Batches;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Core.Solving.Games;
using Poker.Core.Solving.Sampling;
using Poker.Infrastructure;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Batches;

namespace Poker.Worker.Handlers.Blueprints;

/// <summary>Makes the target that a spec names.</summary>
internal static class BatchTargets
{
    /// <summary>Makes it, of zeros.</summary>
    /// <exception cref="JobDeclinedException">This worker's memory cannot hold it; the message has the figures.</exception>
    public static async Task<BatchTarget> CreateAsync(BlueprintSpec spec, JobContext context, CancellationToken cancellation)
    {
        if (!spec.IsHoldem)
        {
            var game = ToyGames.Create(spec.Target);
            return spec.Weighting == IterationWeighting.Linear
                ? new GameTarget<LinearWeights>(game, spec.Seed)
                : new GameTarget<UniformWeights>(game, spec.Seed);
        }

        var tree = BettingTree.Of(spec.Key!.ToBetting());
        var abstraction = await AbstractionArtefacts.LoadAsync(context.Database, spec.Key.Abstraction, context.Folder, cancellation);
        var size = BlueprintSize.Of(tree, [.. abstraction.InOrderOfPlay.Select(street => street.Buckets)]);
        var (needed, free) = (BatchMemory.Of(size), MachineMemory.FreeBytes());
        return needed <= free
            ? new BlueprintTarget(tree, abstraction, spec.Key.Training with { Threads = context.Threads })
            : throw new JobDeclinedException(string.Create(
                CultureInfo.InvariantCulture,
                $"This worker has {free >> 20:N0} MiB of memory free; {spec.Key.Betting} needs {needed >> 20:N0}: its tables twice, {size.TableBytes >> 20:N0} MiB each, and a batch's delta. Run fewer workers with more cores each here, or a blueprint with fewer bets."));
    }
}
