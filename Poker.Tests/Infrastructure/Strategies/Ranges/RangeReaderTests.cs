using Poker.Core.Cards;
using Poker.Core.Equity;
using Poker.Core.Evaluation;
using Poker.Core.Indexing;
using Poker.Core.Numerics;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Explorer.Strategy;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Infrastructure.Strategies;
using Poker.Infrastructure.Strategies.Ranges;
using Poker.Infrastructure.Strategies.Spots;
using Poker.Tests.Harness;
using Poker.Tests.Reference;

namespace Poker.Tests.Infrastructure.Strategies.Ranges;

public sealed class RangeReaderTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private static readonly BettingTree Tree = RoyalStrategy.Tree;

    [Fact]
    public async Task Every_spot_tells_what_questions_about_single_information_sets_tell()
    {
        await RoyalStrategy.StoreAsync(DataSource);
        var source = (await StoredRanges.OpenAsync(DataSource, CancellationToken.None))!;
        using var opened = new Opened(await StoredBlueprint.OpenAsync(DataSource, CancellationToken.None));
        var rng = new Rng(3);
        var streets = new HashSet<Street>();
        for (var spot = 0; spot < 24; spot++)
        {
            var (history, board) = RandomSpot(ref rng, spot);
            var report = (await RangeReader.ReadAsync(source, new(history, board), CancellationToken.None))!;
            streets.Add(report.Path.State.Street);

            AssertGrid(opened.Spot(report.Path.Text(), CardSet.Of([.. report.Board])), report);
            AssertReach(opened.Blueprint, report);
        }

        Assert.Equal(4, streets.Count);
    }

    [Theory]
    [InlineData("b2.4")]
    [InlineData("b2.4 c / b1.7")]
    [InlineData("b3.1 c / x b5.5")]
    public async Task Bets_that_the_tree_lacks_are_translated_as_poker_strategy_does(string history)
    {
        await RoyalStrategy.StoreAsync(DataSource);
        var source = (await StoredRanges.OpenAsync(DataSource, CancellationToken.None))!;
        using var opened = new Opened(await StoredBlueprint.OpenAsync(DataSource, CancellationToken.None));

        var report = (await RangeReader.ReadAsync(source, RangeRequest.Parse(history, "TcJdQh Kc"), CancellationToken.None))!;
        var single = opened.Spot(history, CardSet.Of([.. report.Board]));

        Assert.Equal("translated", single.Spot);
        Assert.Equal(single.Node, report.Path.Spot.Node);
        AssertGrid(single, report);
    }

    [Fact]
    public async Task Values_on_the_river_are_those_of_playing_every_pair_of_hands_out()
    {
        await RoyalStrategy.StoreAsync(DataSource);
        var source = (await StoredRanges.OpenAsync(DataSource, CancellationToken.None))!;
        using var blueprint = new Opened(await StoredBlueprint.OpenAsync(DataSource, CancellationToken.None));
        foreach (var history in (string[])["c x / x x / x x", "b3 c / x b6 c / x x / x", "c x / b2 c / x x / b6"])
        {
            var report = (await RangeReader.ReadAsync(source, RangeRequest.Parse(history, "TcJdQhTdAs", withValues: true), CancellationToken.None))!;
            var (hands, node, board) = (report.Hands!, report.Path.Spot.Node, CardSet.Of([.. report.Board]));
            var mixes = new Dictionary<(int, CardSet), float[]>();
            var naive = new NaiveRiverValue(Tree, board, (decision, hand) => mixes.TryGetValue((decision, hand), out var mix)
                ? mix
                : mixes[(decision, hand)] = Policy(blueprint.Blueprint, decision, new(hand, board)));
            var others = hands.Pairs.Select(pair => (new CardSet(CardPairs.Bits[pair]), hands.OpponentReach[pair])).ToArray();
            foreach (var pair in hands.Pairs.Where(pair => pair % 5 == 0))
            {
                for (var edge = 0; edge < hands.Actions; edge++)
                {
                    var expected = naive.Of(node, edge, new(CardPairs.Bits[pair]), others) / BettingAbstraction.BigBlindChips;
                    Assert.Equal(expected.HasValue, hands.Values!.Of(edge, pair).HasValue);
                    Assert.Equal(expected ?? 0, hands.Values.Of(edge, pair) ?? 0, 1e-6);
                }
            }
        }
    }

    [Fact]
    public async Task A_fold_is_worth_nothing_and_values_are_known_on_the_river_alone()
    {
        await RoyalStrategy.StoreAsync(DataSource);
        var source = (await StoredRanges.OpenAsync(DataSource, CancellationToken.None))!;

        var river = (await RangeReader.ReadAsync(source, RangeRequest.Parse("c x / x x / x x / a", "TcJdQhTdAs", withValues: true), CancellationToken.None))!;
        var turn = (await RangeReader.ReadAsync(source, RangeRequest.Parse("c x / x x / x", "TcJdQhTdAs", withValues: true), CancellationToken.None))!;

        Assert.All(river.Hands!.Pairs, pair => Assert.Equal(0, river.Hands.Values!.Of(0, pair) ?? 0, 9));
        Assert.Null(turn.Hands!.Values);
    }

    [Fact]
    public async Task A_file_tells_what_the_database_tells()
    {
        await RoyalStrategy.StoreAsync(DataSource);
        var stored = (await StoredRanges.OpenAsync(DataSource, CancellationToken.None))!;
        using var file = new FileRanges(
            new LoadedBlueprint(RoyalStrategy.Run(1_000), MadeUpBlueprint.Tables(Tree, stored.Run.Buckets, 1, 0.9)), RoyalStrategy.Abstraction);
        var rng = new Rng(5);
        for (var spot = 0; spot < 8; spot++)
        {
            var (history, board) = RandomSpot(ref rng, spot);
            var request = new RangeRequest(history, board, WithValues: true);
            var (one, other) = ((await RangeReader.ReadAsync(stored, request, CancellationToken.None))!, (await RangeReader.ReadAsync(file, request, CancellationToken.None))!);

            Assert.Equal(one.Hands!.Buckets, other.Hands!.Buckets);
            Assert.Equal(one.Hands.Reach, other.Hands.Reach);
            Assert.Equal(one.Hands.OpponentReach, other.Hands.OpponentReach);
            Assert.Equal(one.Hands.Record.Regrets, other.Hands.Record.Regrets);
            Assert.Equal(one.Hands.Record.Averages, other.Hands.Record.Averages);
        }
    }

    [Fact]
    public async Task A_blueprint_that_replaces_another_is_told_from_the_next_question_on()
    {
        await RoyalStrategy.StoreAsync(DataSource);
        var library = new BlueprintLibrary(DataSource, null);
        await library.ReadAsync(BlueprintSource.Database, RangeRequest.Parse("", ""), CancellationToken.None);
        await RoyalStrategy.StoreBlueprintAsync(DataSource, 1, RoyalStrategy.Run(2_000));
        Assert.Equal(2_000, (await library.ReadAsync(BlueprintSource.Database, RangeRequest.Parse("", ""), CancellationToken.None)).Run.Iterations);

        var other = BettingTree.Of(BettingPresets.Tiny.WithStacks(30));
        var run = RoyalStrategy.Run(3_000);
        run = run with { Id = Guid.NewGuid(), Key = BlueprintKey.Of(run.Key.Abstraction, other.Abstraction, run.Key.Training) };
        using var tables = MadeUpBlueprint.Tables(other, run.Buckets, 2, 0.9);
        await new BlueprintStore(DataSource).SyncAsync(tables, run, null, null, CancellationToken.None);

        var report = await library.ReadAsync(BlueprintSource.Database, RangeRequest.Parse("", ""), CancellationToken.None);
        Assert.Equal((3_000, 30), (report.Run.Iterations, report.Tree.Abstraction.StackBigBlinds));
    }

    [Fact]
    public void Cells_are_found_by_their_names()
    {
        Assert.Equal((0, 1, 13, (11 * 13) + 12), (Cells.Named("AA"), Cells.Named("aks"), Cells.Named("AKo"), Cells.Named("32s")));
        Assert.All(Enumerable.Range(0, HandClasses.Count), cell => Assert.Equal(cell, Cells.Named(HandClasses.Names[cell])));
    }

    private static void AssertGrid(SpotReport single, RangeReport report)
    {
        var hands = report.Hands!;
        var cells = Cells.Of(hands);
        Assert.Equal(single.Actions.Select(action => (action.Word, action.Action)), report.Choices.Select(choice => (choice.Word, choice.Text)));
        for (var cell = 0; cell < HandClasses.Count; cell++)
        {
            Assert.Equal((single.Grid![cell].Name, single.Grid[cell].Combos), (HandClasses.Names[cell], cells[cell].Count));
            Close(single.Grid[cell].Probabilities, hands.MeanOf(cells[cell], byReach: false));
        }

        Close(single.Actions.Select(action => action.Probability), hands.MeanOf([.. hands.Pairs], byReach: false));
    }

    // The product of the strategy's probabilities along the path, hand by hand, decision by decision.
    private static void AssertReach(IBlueprint blueprint, RangeReport report)
    {
        var (actor, hands) = (report.Path.State.ToAct, report.Hands!);
        foreach (var pair in hands.Pairs.Where(pair => pair % 7 == 0))
        {
            var reach = new[] { 1.0, 1.0 };
            for (var node = report.Path.Spot.Node; Tree.Nodes[node].Parent >= 0; node = Tree.Nodes[node].Parent)
            {
                var parent = Tree.Nodes[node].Parent;
                var street = CardSet.Of([.. report.Board.Take(Tree.Nodes[parent].Street.BoardCards())]);
                reach[Tree.Nodes[parent].Actor] *=
                    Policy(blueprint, parent, new(new(CardPairs.Bits[pair]), street))[Tree.Nodes[node].ParentSlot - Tree.Nodes[parent].FirstSlot];
            }

            Assert.Equal(reach[actor], hands.Reach[pair], 1e-6);
            Assert.Equal(reach[1 - actor], hands.OpponentReach[pair], 1e-6);
        }

        var impossible = Enumerable.Range(0, CardPairs.Count).Except(hands.Pairs);
        Assert.All(impossible, pair => Assert.Equal(0, hands.Reach[pair] + hands.OpponentReach[pair]));
    }

    private static float[] Policy(IBlueprint blueprint, int node, Observation hand)
    {
        var policy = new float[Tree.Nodes[node].Actions];
        blueprint.Policy(node, RoyalStrategy.Abstraction.BucketOf(hand).Bucket, policy);
        return policy;
    }

    // Every fourth one on each street.
    private static (string History, Card[] Board) RandomSpot(ref Rng rng, int spot)
    {
        var cards = Deck.Royal.Cards.ToArray();
        for (var card = 0; card < 5; card++)
        {
            var with = card + (int)rng.Below((uint)(cards.Length - card));
            (cards[card], cards[with]) = (cards[with], cards[card]);
        }

        int node;
        do
        {
            node = (int)rng.Below((uint)Tree.Nodes.Length);
        }
        while ((int)Tree.Nodes[node].Street != spot % 4);
        return (Tree.PathOf(node), cards[..5]);
    }

    private static void Close(IEnumerable<double> expected, IEnumerable<double> actual)
    {
        var (left, right) = (expected.ToArray(), actual.ToArray());
        Assert.Equal(left.Length, right.Length);
        for (var i = 0; i < left.Length; i++)
        {
            Assert.Equal(left[i], right[i], 1e-5);
        }
    }

    // The twin: one question an information set.
    private sealed class Opened(StoredBlueprint? blueprint) : IDisposable
    {
        private readonly OpenBlueprint _open = new(blueprint!, blueprint!.Stored.Run, RoyalStrategy.Abstraction, "the database", null);

        public IBlueprint Blueprint => _open.Blueprint;

        public SpotReport Spot(string history, CardSet board) => new SpotReader(_open, new(history, board, null, 0)).Read();

        public void Dispose() => (_open.Blueprint as IDisposable)?.Dispose();
    }
}
