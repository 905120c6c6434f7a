using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Play;
using Poker.Core.Play.Baselines;
using Poker.Core.Play.Matches;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Core.Statistics;
using Poker.Tests.Core.Solving.Blueprints;

namespace Poker.Tests.EndToEnd;

/// <summary>The royal deck from clustering over training to matches, in memory. Seeded and on one thread: the same numbers every time.</summary>
public sealed class RoyalBlueprintTests : IDisposable
{
    private const double MbbPerChip = 1000.0 / BettingAbstraction.BigBlindChips;
    private static readonly BettingTree Tree = BettingTree.Of(BettingPresets.Tiny);

    private readonly AbstractionTables _abstraction =
        new(new ClusteringPipeline(AbstractionKey.Default with { Deck = Deck.Royal.Name }, 2).Run());

    private readonly BlueprintTables _tables;
    private readonly BlueprintTrainer _trainer;

    public RoyalBlueprintTests()
    {
        _tables = NewTables();
        _trainer = new(_tables, _abstraction, new() { BatchIterations = 1_000 });
    }

    [Fact]
    public void Training_leaves_less_and_less_to_a_perfect_opponent_and_wins_matches()
    {
        using var early = NewTables();
        var exploitability = new List<double> { Train(1_000) };
        _tables.CopyTo(early);
        exploitability.AddRange([Train(20_000), Train(500_000)]);

        // The buckets cost a part that no training gets below: see docs/algorithms.md.
        var curve = string.Join(", ", exploitability);
        Assert.True(exploitability.Zip(exploitability.Skip(1)).All(pair => pair.Second < pair.First), curve);
        Assert.True(exploitability[^1] < 0.25 * exploitability[0], curve);

        var trained = new BlueprintStrategy(_tables, _abstraction, "trained");
        Assert.True(Match(trained, new BlueprintStrategy(early, _abstraction, "early")).Low > 0);
        var calling = WrittenBlueprint.Always(Tree, _tables.Buckets, edges => edges.First(edge => edge == Edge.Check || edge == Edge.Call));
        var won = Match(trained, new CallingStation());
        var exact = (Value(_tables, calling) - Value(calling, _tables)) / 2;
        Assert.True(won.Low > 0 && Math.Abs(won.Mean - exact) < 2 * won.HalfWidth, $"{won}, exactly {exact}");
    }

    public void Dispose()
    {
        _trainer.Dispose();
        _tables.Dispose();
    }

    private BlueprintTables NewTables() => new(Tree, [.. _abstraction.InOrderOfPlay.Select(street => street.Buckets)]);

    private double Train(long iterations)
    {
        while (_trainer.Iterations < iterations)
        {
            _trainer.RunBatch();
        }

        return MbbPerChip * ExactExploitability.Assess(_tables, _abstraction, 2).Exploitability;
    }

    // What the strategy of the big blind wins, exactly.
    private double Value(IBlueprint bigBlind, IBlueprint button)
    {
        var seated = new WrittenBlueprint(Tree, bigBlind.Buckets, (node, bucket) =>
        {
            var policy = new float[Tree.Nodes[node].Actions];
            (Tree.Nodes[node].Actor == 0 ? bigBlind : button).Policy(node, bucket, policy);
            return policy;
        });
        return MbbPerChip * ExactExploitability.Assess(seated, _abstraction, 2).Value;
    }

    private static Interval Match(IStrategy first, IStrategy second) => new MatchRunner([first, second], new()
    {
        Deck = Deck.Royal,
        StackChips = BettingPresets.Tiny.StackChips,
        Hands = 200_000,
        Duplicate = true,
        Threads = 2,
    }).Run().Players[0].Winnings;
}
