using Poker.Core.Cards;
using Poker.Core.Numerics;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Tests.Core.Solving.Sampling;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Solving.Blueprints;

public sealed class BlueprintWalkerTests
{
    private const float Threshold = -300;

    private static readonly HandDealer Dealer = new(RoyalTraining.Abstraction);

    // Decisions of two to seven actions, in double and in float.
    private static readonly BettingTree ManyActions = BettingTree.Of(new(
        "many actions",
        30,
        [
            [[Edge.Pot(1)]],
            [[Edge.Pot(1, 2), Edge.Pot(1), Edge.Pot(2)]],
            [[Edge.Pot(1, 4), Edge.Pot(1, 2), Edge.Pot(3, 4), Edge.Pot(1), Edge.Pot(2)]],
            [[Edge.Pot(1, 2), Edge.Pot(3, 4), Edge.Pot(1), Edge.Pot(2)]],
        ],
        1,
        100));

    [Fact]
    public void Every_number_of_actions_is_walked() =>
        Assert.Equal([2, 3, 4, 5, 6, 7], ManyActions.Nodes.ToArray().Select(node => (int)node.Actions).Distinct().Order());

    [Theory]
    [InlineData(0, false, 300)]
    [InlineData(1, false, 300)]
    [InlineData(0, true, 300)]
    [InlineData(1, true, 300)]
    [InlineData(0, true, 30, true)]
    [InlineData(1, true, 30, true)]
    public void A_traversal_updates_what_its_naive_twin_updates(int traverser, bool prunes, int deals, bool manyActions = false)
    {
        const float Weight = 3, Floor = -900;
        using var tables = manyActions ? RoyalTraining.NewTables(ManyActions) : RoyalTraining.NewTables();
        using var walker = new BlueprintWalker<DirectUpdates>(tables, default);
        var rng = new Rng(5, (ulong)traverser);
        for (var i = 0; i < deals; i++)
        {
            Dealer.Deal(ref rng, out var hands);
            FillRow(tables, hands, ref rng);
            var naive = new NaiveTraversal(tables.Tree, Buckets(hands), hands.Outcome, traverser)
            {
                Regrets = Rows(tables, hands, regrets: true),
                Averages = Rows(tables, hands, regrets: false),
                Weight = Weight,
                Floor = Floor,
                Threshold = prunes ? Threshold : null,
            };
            var naiveRng = rng;

            var value = walker.Traverse(hands, traverser, new(Weight, Weight, Floor, Threshold, prunes), ref rng);

            Assert.Equal(naive.Sample(ref naiveRng), value, 0.01);
            Assert.Equal(naiveRng.Next(), rng.Next());
            AssertRows(naive.Regrets, Rows(tables, hands, regrets: true));
            AssertRows(naive.Averages, Rows(tables, hands, regrets: false));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Pruning_changes_no_expected_value_and_no_expected_update_but_those_it_leaves_out(int traverser)
    {
        using var tables = RoyalTraining.NewTables();
        var rng = new Rng(8, (ulong)traverser);
        var (regretsLeftOut, averagesLeftOut) = (0, 0);
        for (var i = 0; i < 40; i++)
        {
            Dealer.Deal(ref rng, out var hands);
            FillRow(tables, hands, ref rng);
            var (whole, pruned) = (Naive(tables, hands, traverser), Naive(tables, hands, traverser, Threshold));

            Assert.Equal(whole.Expect(), pruned.Expect(), 1e-9);
            regretsLeftOut += LeftOut(Rows(tables, hands, regrets: true), whole.Regrets, pruned.Regrets);
            averagesLeftOut += LeftOut(Rows(tables, hands, regrets: false), whole.Averages, pruned.Averages);
        }

        Assert.True(regretsLeftOut > 100 && averagesLeftOut > 100, $"{regretsLeftOut}, {averagesLeftOut}");
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void The_expected_update_of_a_traversal_is_the_exact_one(int traverser, bool prunes)
    {
        const int Samples = 20_000;
        const double StandardErrors = 5;
        using var tables = RoyalTraining.NewTables();
        using var walker = new BlueprintWalker<DirectUpdates>(tables, default);
        var rng = new Rng(6, (ulong)traverser);
        Dealer.Deal(ref rng, out var hands);
        FillRow(tables, hands, ref rng);
        var (regrets, averages) = (Rows(tables, hands, regrets: true), Rows(tables, hands, regrets: false));
        var exact = Naive(tables, hands, traverser, prunes ? Threshold : null);
        exact.Expect();
        var samples = new Dictionary<(int, int), (SampleMean[] Regrets, SampleMean[] Averages)>();
        foreach (var (set, row) in regrets)
        {
            samples[set] = (new SampleMean[row.Length], new SampleMean[row.Length]);
        }

        for (var i = 0; i < Samples; i++)
        {
            walker.Traverse(hands, traverser, new(1, 1, float.MinValue, Threshold, prunes), ref rng);
            foreach (var (set, means) in samples)
            {
                var (newRegrets, newAverages) = (new double[means.Regrets.Length], new double[means.Regrets.Length]);
                tables.Read(set.Item1, set.Item2, newRegrets, newAverages);
                for (var action = 0; action < newRegrets.Length; action++)
                {
                    means.Regrets[action].Add(newRegrets[action] - regrets[set][action]);
                    means.Averages[action].Add(newAverages[action] - averages[set][action]);
                }

                tables.Write(set.Item1, set.Item2, regrets[set], averages[set]);
            }
        }

        foreach (var (set, means) in samples)
        {
            for (var action = 0; action < means.Regrets.Length; action++)
            {
                means.Regrets[action].AssertMean(exact.Regrets[set][action] - regrets[set][action], StandardErrors, rounding: 1e-3);
                means.Averages[action].AssertMean(exact.Averages[set][action] - averages[set][action], StandardErrors, rounding: 1e-3);
            }
        }
    }

    [Theory]
    [InlineData(Street.Preflop)]
    [InlineData(Street.Flop)]
    public void Averages_of_preflop_and_flop_take_increments_that_a_float_would_drop(Street street)
    {
        const double Sum = 1L << 40;
        using var tables = RoyalTraining.NewTables();
        using var walker = new BlueprintWalker<DirectUpdates>(tables, default);
        var rng = new Rng(7);
        Dealer.Deal(ref rng, out var hands);
        var node = Enumerable.Range(0, tables.Tree.Nodes.Length).First(i => tables.Tree.Nodes[i].Street == street);
        var actions = tables.Tree.Nodes[node].Actions;
        var bucket = hands.Buckets[(2 * (int)street) + tables.Tree.Nodes[node].Actor];
        var (regrets, averages) = (new double[actions], Enumerable.Repeat(Sum, actions).ToArray());
        tables.Write(node, bucket, regrets, averages);

        // The decision is met after some calls, sooner or later.
        for (var i = 0; averages[0] == Sum; i++)
        {
            Assert.InRange(i, 0, 1000);
            walker.Traverse(hands, 1 - tables.Tree.Nodes[node].Actor, new(1, 1, float.MinValue, 0, false), ref rng);
            tables.Read(node, bucket, regrets, averages);
        }

        Assert.All(averages, average => Assert.Equal(1.0 / actions, average - Sum, 3));
    }

    private static NaiveTraversal Naive(BlueprintTables tables, in DealtHands hands, int traverser, double? threshold = null) =>
        new(tables.Tree, Buckets(hands), hands.Outcome, traverser)
        {
            Regrets = Rows(tables, hands, regrets: true),
            Averages = Rows(tables, hands, regrets: false),
            Threshold = threshold,
        };

    // How many numbers pruning leaves as they were that change without it; the others have to be the same.
    private static int LeftOut(
        Dictionary<(int Node, int Bucket), double[]> before,
        Dictionary<(int Node, int Bucket), double[]> whole,
        Dictionary<(int Node, int Bucket), double[]> pruned)
    {
        var leftOut = 0;
        foreach (var (set, row) in before)
        {
            for (var action = 0; action < row.Length; action++)
            {
                var isLeftOut = pruned[set][action] == row[action] && whole[set][action] != row[action];
                leftOut += isLeftOut ? 1 : 0;
                Assert.Equal(isLeftOut ? row[action] : whole[set][action], pruned[set][action], 1e-9);
            }
        }

        return leftOut;
    }

    private static int[] Buckets(in DealtHands hands)
    {
        var buckets = new int[2 * Streets.InOrderOfPlay.Length];
        for (var slab = 0; slab < buckets.Length; slab++)
        {
            buckets[slab] = hands.Buckets[slab];
        }

        return buckets;
    }

    // Regrets of both signs and zero, and some averages, in all information sets that a deal can meet.
    private static void FillRow(BlueprintTables tables, in DealtHands hands, ref Rng rng)
    {
        foreach (var (set, row) in Rows(tables, hands, regrets: true))
        {
            var averages = new double[row.Length];
            for (var action = 0; action < row.Length; action++)
            {
                row[action] = rng.Below(4) == 0 ? 0 : Math.Round((1600 * rng.NextDouble()) - 1000);
                averages[action] = rng.Below(50);
            }

            tables.Write(set.Node, set.Bucket, row, averages);
        }
    }

    private static Dictionary<(int Node, int Bucket), double[]> Rows(BlueprintTables tables, in DealtHands hands, bool regrets)
    {
        var rows = new Dictionary<(int Node, int Bucket), double[]>();
        for (var node = 0; node < tables.Tree.Nodes.Length; node++)
        {
            var (first, second) = (new double[tables.Tree.Nodes[node].Actions], new double[tables.Tree.Nodes[node].Actions]);
            var bucket = hands.Buckets[(2 * (int)tables.Tree.Nodes[node].Street) + tables.Tree.Nodes[node].Actor];
            tables.Read(node, bucket, first, second);
            rows[(node, bucket)] = regrets ? first : second;
        }

        return rows;
    }

    private static void AssertRows(Dictionary<(int Node, int Bucket), double[]> expected, Dictionary<(int Node, int Bucket), double[]> actual)
    {
        foreach (var (set, row) in actual)
        {
            for (var action = 0; action < row.Length; action++)
            {
                Assert.Equal(expected.GetValueOrDefault(set)?[action] ?? 0, row[action], 0.05);
            }
        }
    }
}
