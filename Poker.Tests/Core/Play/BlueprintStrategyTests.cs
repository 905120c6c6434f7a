using FsCheck;
using FsCheck.Fluent;

using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Indexing;
using Poker.Core.Numerics;
using Poker.Core.Play;
using Poker.Core.Play.Matches;
using Poker.Core.Play.Translation;
using Poker.Core.Solving.Betting;

namespace Poker.Tests.Core.Play;

public sealed class BlueprintStrategyTests
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();
    private static readonly long[] Hundred = [10_000, 10_000];

    [Theory]
    [InlineData("tiny", 1)]
    [InlineData("compact", 1)]
    [InlineData("compact", 7)]
    [InlineData("standard", 4)]
    public void At_every_decision_of_the_tree_the_policy_is_the_blueprints(string preset, int scale)
    {
        var blueprint = Spots.Random(BettingPresets.Named(preset));
        var tree = blueprint.Tree;
        var player = new BlueprintStrategy(blueprint, Spots.Tables);
        var stakes = new Stakes(50 * scale, 100 * scale);
        long[] stacks = [tree.Abstraction.StackChips * scale, tree.Abstraction.StackChips * scale];
        var policy = new float[EdgeSet.Most];
        for (var node = 0; node < tree.Nodes.Length; node += 1 + (node / 300))
        {
            var street = tree.Nodes[node].Street;
            var mix = Spots.Mix(player, stakes, stacks, History(tree, node, scale));
            blueprint.Policy(node, Spots.Tables.BucketOf(new Observation(Spots.Pocket, Spots.Board(street))).Bucket, policy);
            Assert.Equal(tree.Nodes[node].Actions, mix.Length);
            for (var action = 0; action < mix.Length; action++)
            {
                Assert.Equal((Scaled(tree.ActionOf(node, action), scale), (double)policy[action]), mix[action]);
            }
        }
    }

    [Theory]
    [InlineData("tiny")]
    [InlineData("compact")]
    [InlineData("wide200")]
    public void Whatever_real_hands_do_actions_are_legal_and_sum_to_one(string preset)
    {
        var player = Spots.Player(BettingPresets.Named(preset));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(700), Prop.ForAll(Seeds, seed => PlayOne(player, (ulong)seed)));
    }

    [Fact]
    public void A_pair_of_cards_gets_of_the_range_what_it_gets_alone()
    {
        var player = Spots.Player(BettingPresets.Compact);
        var alone = new RangeByPairs(player, Deck.Royal);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(Seeds, seed => CompareRange(player, alone, (ulong)seed)));
    }

    [Fact]
    public void A_bet_between_two_sizes_is_either_by_the_token_and_the_same_for_every_hand()
    {
        // After the flop to 300 chips: a pot of 600. 400 is 2/3 of it: (1 − 2/3)(1 + 1/3) / ((1 − 1/3)(1 + 2/3)) = 0.4 times 1/3.
        var tree = BettingTree.Of(BettingPresets.Compact);
        PlayerAction[] history = [PlayerAction.To(300), PlayerAction.Call, PlayerAction.To(400)];
        var smaller = 0;
        for (var token = 0UL; token < 2_000; token++)
        {
            var spot = SpotOf(tree, history, token);
            Assert.Equal(SpotKind.Translated, spot.Kind);
            smaller += tree.PathOf(spot.Node).EndsWith("1/3p", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.InRange(smaller / 2_000.0, 0.36, 0.44);
    }

    [Fact]
    public void A_tiny_bet_is_a_check_where_the_other_player_acts_next_and_else_the_smallest_size()
    {
        var tree = BettingTree.Of(BettingPresets.Compact);
        PlayerAction[] first = [PlayerAction.To(250), PlayerAction.Call, PlayerAction.To(100)];
        PlayerAction[] second = [PlayerAction.To(250), PlayerAction.Call, PlayerAction.Check, PlayerAction.To(100)];
        var (firsts, seconds) = (new HashSet<string>(), new HashSet<string>());
        for (var token = 0UL; token < 200; token++)
        {
            firsts.Add(tree.PathOf(SpotOf(tree, first, token).Node).Split('/', 3)[^1]);
            seconds.Add(tree.PathOf(SpotOf(tree, second, token).Node)[^4..]);
        }

        Assert.Contains(" x", firsts.Select(path => path[^2..]));
        Assert.Equal(["1/3p"], seconds);
    }

    [Fact]
    public void A_raise_beyond_the_cap_is_answered_off_the_tree_and_the_next_street_is_on_it_again()
    {
        var tree = BettingTree.Of(BettingPresets.Compact.WithStacks(200) with { MaxRaises = 1 });
        PlayerAction[] history = [PlayerAction.To(250), PlayerAction.To(600), PlayerAction.Call];

        Assert.Equal(new TreeSpot(-1, SpotKind.OffTree), SpotOf(tree, history[..2], 1, 20_000));
        var spot = SpotOf(tree, history, 1, 20_000);

        Assert.Equal((Street.Flop, SpotKind.Translated), (tree.Nodes[spot.Node].Street, spot.Kind));
    }

    [Fact]
    public void A_raise_beyond_the_cap_counts_as_made_in_place_of_the_players_last_one()
    {
        // Three raises are the cap: to 250, to 625, to 1,562 (3/4 of the pot each); then 3/2 of the pot, 3,124.
        var tree = BettingTree.Of(BettingPresets.Compact.WithStacks(200));
        PlayerAction[] history = [PlayerAction.To(250), PlayerAction.To(625), PlayerAction.To(1_563), PlayerAction.To(1_563 + 4_689)];
        var spot = SpotOf(tree, history, 1, 20_000);

        Assert.Equal(("3/4p 3/2p", SpotKind.Translated), (tree.PathOf(spot.Node), spot.Kind));
    }

    [Fact]
    public void Off_the_tree_a_hand_calls_by_pot_odds_and_wants_more_for_every_raise()
    {
        // 400 to call for a pot of 1,600 and one raise before the flop: 0.25 + 0.04.
        PlayerAction[] history = [PlayerAction.To(400), PlayerAction.To(800)];
        var state = Spots.After(new(50, 100), Hundred, history);
        var view = new PlayerView(new(50, 100), Hundred, history, in state, Spots.Pocket, CardSet.Empty, 1);

        Assert.Equal(PlayerAction.Fold, OffTreePlay.Decide(view, 0.289));
        Assert.Equal(PlayerAction.Call, OffTreePlay.Decide(view, 0.291));
    }

    [Fact]
    public void A_third_seat_is_refused()
    {
        long[] stacks = [10_000, 10_000, 10_000];
        var error = Assert.Throws<NotSupportedException>(() => Spots.Mix(Spots.Player(BettingPresets.Tiny), new(50, 100), stacks, []));

        Assert.Contains("heads-up", error.Message);
    }

    [Fact]
    public void A_blueprint_of_other_buckets_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(
            () => new BlueprintStrategy(new RandomBlueprint(BettingTree.Of(BettingPresets.Tiny), [1, 2, 3, 4]), Spots.Tables));

        Assert.Contains("preflop", error.Message);
    }

    [Fact]
    public void A_decision_allocates_nothing()
    {
        var player = Spots.Player(BettingPresets.Compact);
        PlayerAction[] history = [PlayerAction.To(260), PlayerAction.Call, PlayerAction.Check, PlayerAction.To(170)];
        var state = Spots.After(new(50, 100), Hundred, history);
        var view = new PlayerView(new(50, 100), Hundred, history, in state, Spots.Pocket, Spots.Board(Street.Flop), 3);
        var mix = new WeightedAction[IStrategy.MostActions];
        var actions = new PlayerAction[IStrategy.MostActions];
        var probabilities = new float[IStrategy.MostActions * 1326];
        player.Decide(view, mix);
        player.DecideAll(view, actions, probabilities);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 100; i++)
        {
            player.Decide(view, mix);
            player.DecideAll(view, actions, probabilities);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static TreeSpot SpotOf(BettingTree tree, PlayerAction[] history, ulong token, long stack = 10_000)
    {
        long[] stacks = [stack, stack];
        var state = Spots.After(new(50, 100), stacks, history);
        return TreeWalk.Locate(tree, new(new(50, 100), stacks, history, in state, CardSet.Empty, Spots.Board(state.Street), token));
    }

    private static PlayerAction[] History(BettingTree tree, int node, int scale)
    {
        var actions = new List<PlayerAction>();
        for (var at = node; tree.Nodes[at].Parent is >= 0 and var parent; at = parent)
        {
            actions.Insert(0, Scaled(tree.ActionOf(parent, tree.Nodes[at].ParentSlot - tree.Nodes[parent].FirstSlot), scale));
        }

        return [.. actions];
    }

    private static PlayerAction Scaled(PlayerAction action, int scale) => action with { RaiseTo = action.RaiseTo * scale };

    // Two players who do anything legal, at stakes and stacks unlike the tree's; the blueprint's player is asked at every decision.
    private static void PlayOne(BlueprintStrategy player, ulong seed)
    {
        var random = new Rng(seed);
        var stakes = new Stakes(1 + (long)random.Below(50), 50 + (long)random.Below(51), random.Below(4) == 0 ? 5 : 0);
        long[] stacks = [1 + (long)random.Below(30_000), 1 + (long)random.Below(30_000)];
        var actions = new List<PlayerAction>();
        var state = stakes.Start(stacks);
        var mix = new WeightedAction[IStrategy.MostActions];
        while (!state.IsOver && actions.Count < 60)
        {
            if (state.ToAct < 0)
            {
                state.DealStreet();
                continue;
            }

            var view = new PlayerView(stakes, stacks, actions.ToArray(), in state, Spots.Pocket, Spots.Board(state.Street), seed);
            var count = player.Decide(view, mix);
            Assert.Null(Distribution.FaultOf(state, mix, count));
            var action = random.Below(3) == 0 ? mix[Distribution.Draw(mix.AsSpan(0, count), ref random)].Action : AnyAction(state, ref random);
            actions.Add(action);
            state.Act(action);
        }
    }

    private static PlayerAction AnyAction(in BettingState state, ref Rng random)
    {
        var legal = state.Legal();
        var passive = legal.CanCheck ? PlayerAction.Check : PlayerAction.Call;
        if (!legal.CanRaise || random.Below(3) == 0)
        {
            return passive;
        }

        var most = random.Below(3) == 0 ? legal.MaxRaiseTo : Math.Min(legal.MaxRaiseTo, legal.MinRaiseTo + state.PotChips);
        return PlayerAction.To(legal.MinRaiseTo + (long)random.Below((ulong)(most - legal.MinRaiseTo + 1)));
    }

    private static void CompareRange(BlueprintStrategy player, RangeByPairs alone, ulong seed)
    {
        var random = new Rng(seed);
        var stakes = new Stakes(50, 100);
        var actions = new List<PlayerAction>();
        var state = stakes.Start(Hundred);
        while (!state.IsOver && actions.Count < 12 && !state.IsRunOut)
        {
            if (state.ToAct < 0)
            {
                state.DealStreet();
                continue;
            }

            CompareAt(player, alone, new(stakes, Hundred, actions.ToArray(), in state, CardSet.Empty, Spots.Board(state.Street), seed));
            actions.Add(AnyAction(state, ref random));
            state.Act(actions[^1]);
        }
    }

    private static void CompareAt(BlueprintStrategy player, RangeByPairs alone, in PlayerView view)
    {
        var (actions, otherActions) = (new PlayerAction[IStrategy.MostActions], new PlayerAction[IStrategy.MostActions]);
        var (probabilities, others) = (new float[IStrategy.MostActions * 1326], new float[IStrategy.MostActions * 1326]);
        var count = player.DecideAll(view, actions, probabilities);
        var otherCount = alone.DecideAll(view, otherActions, others);
        for (var pair = 0; pair < 1326; pair++)
        {
            if ((Poker.Core.Evaluation.CardPairs.Bits[pair] & ~(Deck.Royal.Cards - view.Board).Bits) == 0)
            {
                for (var action = 0; action < otherCount; action++)
                {
                    var at = Array.IndexOf(actions, otherActions[action], 0, count);
                    Assert.Equal(others[(action * 1326) + pair], probabilities[(at * 1326) + pair], 1e-6f);
                }
            }
        }
    }
}
