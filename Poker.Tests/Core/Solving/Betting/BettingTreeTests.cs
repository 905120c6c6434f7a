using Poker.Core.Game;
using Poker.Core.Solving.Betting;

namespace Poker.Tests.Core.Solving.Betting;

public sealed class BettingTreeTests
{
    // Decisions preflop, flop, turn, river; counted by an independent enumeration that does not use the rules engine.
    [Theory]
    [InlineData("tiny", 10, 34, 74, 130)]
    [InlineData("compact", 44, 556, 4_124, 20_156)]
    [InlineData("slumbot", 260, 2_476, 12_852, 47_612)]
    [InlineData("wide200", 44, 1_694, 27_982, 227_990)]
    public void A_preset_has_as_many_decisions_as_counted_elsewhere(string name, params int[] decisions)
    {
        var tree = BettingTree.Of(BettingPresets.Named(name));

        Assert.Equal(decisions, tree.NodesOf);
    }

    // By hand: parts of the pot after the call, at least the smallest legal raise, all-in from 67 % of the stack, equal amounts once.
    [Theory]
    [InlineData("compact", "", "f 50, c 100, 3/4p 250, 3/2p 400, a 10000")]
    [InlineData("compact", "3/4p", "f 100, c 250, 3/4p 625, 3/2p 1000, a 10000")]
    [InlineData("compact", "3/2p 3/2p c / 1p", "f 0, c 3200, a 8400")]
    [InlineData("compact", "3/4p 3/4p 3/4p", "f 625, c 1563")]
    [InlineData("compact", "3/4p c /", "x 0, 1/3p 167, 1p 500, a 9750")]
    [InlineData("standard", "", "f 50, c 100, 2b 200, 3b 300, 4b 400, 5b 500, a 10000")]
    [InlineData("standard", "c x /", "x 0, 1/4p 100, 3/4p 150, 1p 200, 2p 400, a 9900")]
    [InlineData("standard", "2b c / x x /", "x 0, 1/3p 133, 1/2p 200, 1p 400, 2p 800, a 9800")]
    [InlineData("tiny", "1p 1p", "f 300, c 900")]
    public void A_decisions_edges_are_those_worked_out_by_hand(string name, string path, string edges)
    {
        var tree = BettingTree.Of(BettingPresets.Named(name));
        var node = Enumerable.Range(0, tree.Nodes.Length).Single(i => tree.PathOf(i) == path);

        Assert.Equal(edges, string.Join(", ", tree.EdgesOf(node).ToArray().Zip(tree.TotalsOf(node).ToArray(), (edge, total) => $"{edge} {total}")));
    }

    [Theory]
    [InlineData("tiny")]
    [InlineData("compact")]
    [InlineData("standard")]
    public void Every_decision_is_the_rules_engines(string name)
    {
        var tree = BettingTree.Of(BettingPresets.Named(name));
        for (var node = 0; node < tree.Nodes.Length; node++)
        {
            var state = tree.StateAt(node);
            var (street, actor, pot) = (tree.Nodes[node].Street, (int)tree.Nodes[node].Actor, (long)tree.Nodes[node].PotChips);
            Assert.Equal((state.Street, state.ToAct, state.PotChips), (street, actor, pot));
            for (var action = 0; action < tree.Nodes[node].Actions; action++)
            {
                CheckChild(tree, node, action, state.After(tree.ActionOf(node, action)));
            }
        }
    }

    [Fact]
    public void Paths_are_different_and_read_from_the_root()
    {
        var tree = BettingTree.Of(BettingPresets.Compact);
        var paths = Enumerable.Range(0, tree.Nodes.Length).Select(tree.PathOf).ToArray();

        Assert.Equal("", paths[0]);
        Assert.Contains("3/4p c / x", paths);
        Assert.Equal(paths.Length, paths.Distinct().Count());
    }

    [Theory]
    [InlineData("tiny")]
    [InlineData("compact")]
    [InlineData("standard")]
    [InlineData("slumbot")]
    [InlineData("wide200")]
    public void The_set_of_a_nodes_edges_gives_them_back(string name)
    {
        var tree = BettingTree.Of(BettingPresets.Named(name));
        var edges = new Edge[EdgeSet.Most];
        for (var node = 0; node < tree.Nodes.Length; node++)
        {
            var packed = EdgeSet.Pack(tree.EdgesOf(node));
            Assert.True(packed > 0);
            Assert.Equal(tree.EdgesOf(node), edges.AsSpan(0, EdgeSet.Unpack(packed, edges)));
            Assert.Equal(tree.EdgesOf(node).Length, tree.EdgesOf(node).ToArray().Distinct().Count());
        }
    }

    [Fact]
    public void A_tree_that_grows_too_large_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => BettingTree.Of(BettingPresets.Standard, 1_000));

        Assert.Contains("more than 1,000 decisions", error.Message);
    }

    private static void CheckChild(BettingTree tree, int node, int action, BettingState next)
    {
        var child = tree.ChildrenOf(node)[action];
        var actor = (int)tree.Nodes[node].Actor;
        if (child.IsDecision)
        {
            Assert.Equal(node, tree.Nodes[child.Node].Parent);
            Assert.Equal(tree.Nodes[node].FirstSlot + action, tree.Nodes[child.Node].ParentSlot);
        }
        else if (next.Phase == BettingPhase.Uncontested)
        {
            Assert.Equal((actor, next.Stake(actor)), (child.Folded, (long)child.StakeChips));
        }
        else
        {
            Assert.True(child.IsShowdown && (next.IsRunOut || next.Phase == BettingPhase.Showdown));
            Assert.Equal((next.Stake(0), next.Stake(1)), ((long)child.StakeChips, (long)child.StakeChips));
        }
    }
}
