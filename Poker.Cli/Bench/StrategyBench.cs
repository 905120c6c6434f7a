using Poker.Cli.Output;
using Poker.Core.Clustering;
using Poker.Core.Play;
using Poker.Core.Play.Matches;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Strategies;

namespace Poker.Cli.Bench;

/// <summary>A blueprint's decisions: of one in memory with the full deck's buckets, and of the one that the data folder's database holds.</summary>
internal sealed class StrategyBench : IBench
{
    private const int TrainingBatches = 8;
    private const long HandsFromMemory = 100_000, HandsFromDatabase = 1_000;

    /// <inheritdoc />
    public string Name => "strategy";

    /// <inheritdoc />
    public string Description => "a blueprint's decisions on one thread, the hands they are met in included: from memory, from PostgreSQL";

    /// <inheritdoc />
    public string? Missing(BenchContext context) => new BlueprintBench().Missing(context);

    /// <inheritdoc />
    public IEnumerable<BenchResult> Run(BenchContext context)
    {
        var abstraction = new StreetFolder(Path.Combine(context.DataFolder, StreetFolder.Name)).Load(AbstractionKey.Default)!;
        var tree = BettingTree.Of(BettingPresets.Named(context.Preset));
        using var tables = new BlueprintTables(tree, [.. abstraction.InOrderOfPlay.Select(street => street.Buckets)]);
        using var trainer = new BlueprintTrainer(tables, abstraction, new());
        for (var i = 0; i < TrainingBatches; i++)
        {
            trainer.RunBatch(context.Cancel);
        }

        yield return Play(context, $"{context.Preset}, from memory", new(tables, abstraction), HandsFromMemory);
        if (Stored(context) is { } stored)
        {
            var result = Play(context, $"{stored.Run.Key.Betting}, {stored.Run.Key.Abstraction.Deck} deck, from PostgreSQL", stored.Player("stored"), HandsFromDatabase);
            stored.DisposeAsync().AsTask().GetAwaiter().GetResult();

            // What is stored is not the bench's.
            yield return result with { Checksum = "" };
        }
    }

    private static OpenBlueprint? Stored(BenchContext context)
    {
        try
        {
            var options = DatabaseOptions.From(context.DataFolder, null);
            return Task.Run(() => BlueprintSource.OpenAsync(BlueprintSource.Database, options, inMemory: false, context.Cancel)).GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is CommandError or DatabaseException)
        {
            Console.Error.WriteLine($"left out strategy from PostgreSQL: {error.Message}");
            return null;
        }
    }

    private BenchResult Play(BenchContext context, string name, BlueprintStrategy player, long hands)
    {
        var counted = new Counted(player);
        var stack = (long)player.Blueprint.Tree.Abstraction.StackBigBlinds * new MatchOptions().Stakes.BigBlind;
        MatchResult Run(long count) => new MatchRunner([counted, counted], new() { Deck = player.Deck, Hands = count, StackChips = stack }).Run(stop: context.Cancel);

        // Connections, plans and caches.
        Run(hands / 10);
        return context.Measure(this, name, "decisions", () =>
        {
            var before = counted.Decisions;
            var result = Run(hands);
            return (counted.Decisions - before, Checksums.Of<double>([.. result.Players.Select(one => one.Winnings.HalfWidth)]));
        });
    }

    private sealed class Counted(BlueprintStrategy player) : IStrategy
    {
        public long Decisions { get; private set; }

        public string Name => player.Name;

        public int Decide(in PlayerView view, Span<WeightedAction> mix)
        {
            Decisions++;
            return player.Decide(view, mix);
        }
    }
}
