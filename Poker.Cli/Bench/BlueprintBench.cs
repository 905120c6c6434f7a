using System.Globalization;

using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Numerics;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Artefacts;

namespace Poker.Cli.Bench;

/// <summary>The training of a blueprint with the full deck's buckets: deals, one thread, all threads, and a deterministic run.</summary>
internal sealed class BlueprintBench : IBench
{
    private const int Deals = 1_000_000, WarmBatches = 2, Batches = 24, DeterministicBatches = 2;

    /// <inheritdoc />
    public string Name => "blueprint";

    /// <inheritdoc />
    public string Description => "training by sampled regrets with the full deck's buckets: deals, decisions, traversals";

    /// <inheritdoc />
    public string? Missing(BenchContext context) =>
        Streets.InOrderOfPlay.ToArray().All(street => Files(context).Find(AbstractionKey.Default, street) is not null)
            ? null
            : $"no finished street files of the full deck in {context.DataFolder}: make them with poker cluster, or name another folder with --data";

    /// <inheritdoc />
    public IEnumerable<BenchResult> Run(BenchContext context)
    {
        var abstraction = Files(context).Load(AbstractionKey.Default)!;
        var tree = BettingTree.Of(BettingPresets.Named(context.Preset));
        yield return context.Measure(this, "deals with both hands' buckets on four streets", "deals", () => (Deals, DealAll(abstraction)));
        foreach (var threads in new[] { 1, context.Threads }.Distinct())
        {
            using var tables = new BlueprintTables(tree, [.. abstraction.InOrderOfPlay.Select(street => street.Buckets)]);
            using var trainer = new BlueprintTrainer(tables, abstraction, new() { Threads = threads });
            Run(trainer, WarmBatches, context);
            var nodes = 0L;
            var traversals = context.Measure(this, $"{context.Preset}, {Text(threads)}", "traversals", () =>
            {
                var (iterations, before) = (trainer.Iterations, trainer.Nodes);
                Run(trainer, Batches, context);
                nodes = trainer.Nodes - before;
                return (2 * (trainer.Iterations - iterations), threads == 1 ? Sum(trainer) : 0);
            });
            traversals = threads == 1 ? traversals : traversals with { Checksum = "" };
            yield return traversals;
            yield return traversals with
            {
                Name = $"{context.Preset}, {Text(threads)}, {(double)tables.Bytes / tables.InformationSets:F1} bytes an information set",
                Count = nodes,
                Unit = "decisions",
            };
        }

        yield return context.Measure(this, "tiny, deterministic on all threads", "traversals", () => Deterministic(abstraction, context));
    }

    private static StreetFolder Files(BenchContext context) => new(Path.Combine(context.DataFolder, StreetFolder.Name));

    private static string Text(int threads) => threads == 1 ? "1 thread" : string.Create(CultureInfo.InvariantCulture, $"{threads} threads");

    private static ulong DealAll(AbstractionTables abstraction)
    {
        var dealer = new BlueprintDeals(abstraction);
        var rng = new Rng(1);
        var sum = 0UL;
        for (var i = 0; i < Deals; i++)
        {
            sum = (sum * 31) + dealer.Next(ref rng);
        }

        return sum;
    }

    private static (long Count, ulong Checksum) Deterministic(AbstractionTables abstraction, BenchContext context)
    {
        var tree = BettingTree.Of(BettingPresets.Tiny);
        using var tables = new BlueprintTables(tree, [.. abstraction.InOrderOfPlay.Select(street => street.Buckets)]);
        using var trainer = new BlueprintTrainer(tables, abstraction, new() { Threads = context.Threads, Deterministic = true });
        Run(trainer, DeterministicBatches, context);
        return (2 * trainer.Iterations, Sum(trainer));
    }

    private static void Run(BlueprintTrainer trainer, int batches, BenchContext context)
    {
        for (var i = 0; i < batches; i++)
        {
            context.Cancel.ThrowIfCancellationRequested();
            trainer.RunBatch(context.Cancel);
        }
    }

    private static ulong Sum(BlueprintTrainer trainer) => trainer.Tables.Checksum();
}
