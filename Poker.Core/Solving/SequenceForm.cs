using Poker.Core.Solving.Games;

namespace Poker.Core.Solving;

/// <summary>A game in sequence form: its terminal nodes as a sparse bilinear payoff over both players' last entries.</summary>
/// <remarks>
/// A player's <em>realisation plan</em> holds, for each entry, the product of that player's own probabilities on the way through it
/// (its own reach); a leaf is reached with chance · plan₀ · plan₁. Everything exact (values, counterfactual values, best responses) is then two
/// loops without recursion: over the leaves, and over the sets from the last to the first. O(leaves + entries) a pass, no allocation.
/// Arrays over sequences are one longer than the entries. Source: von Stengel, "Efficient computation of behavior strategies", 1996.
/// </remarks>
public sealed class SequenceForm
{
    private readonly double[] _payoffs;
    private readonly int[][] _lastEntries;

    /// <summary>The sequence form of a tree.</summary>
    public SequenceForm(GameTree tree)
    {
        Sets = tree.Sets;
        var nodes = tree.Nodes;
        var chance = new double[nodes.Length];
        int[][] last = [new int[nodes.Length], new int[nodes.Length]];
        var leaves = new List<int>();
        (chance[0], last[0][0], last[1][0]) = (1, Sets.Entries, Sets.Entries);
        for (var i = 0; i < nodes.Length; i++)
        {
            var node = nodes[i];
            for (var action = 0; action < node.Actions; action++)
            {
                var child = node.FirstChild + action;
                chance[child] = chance[i] * nodes[child].Probability;
                last[0][child] = node.Actor == Actor.First ? node.FirstEntry + action : last[0][i];
                last[1][child] = node.Actor == Actor.Second ? node.FirstEntry + action : last[1][i];
            }

            if (node.Actor == Actor.Terminal)
            {
                leaves.Add(i);
            }
        }

        _payoffs = new double[leaves.Count];
        for (var leaf = 0; leaf < leaves.Count; leaf++)
        {
            _payoffs[leaf] = chance[leaves[leaf]] * nodes[leaves[leaf]].Payoff;
        }

        _lastEntries = [[.. leaves.Select(leaf => last[0][leaf])], [.. leaves.Select(leaf => last[1][leaf])]];
    }

    /// <summary>The information sets.</summary>
    public InformationSets Sets { get; }

    internal IEnumerable<(double Payoff, int First, int Second)> Leaves =>
        _payoffs.Select((payoff, leaf) => (payoff, _lastEntries[0][leaf], _lastEntries[1][leaf]));

    /// <summary>Turns a player's part of a strategy into its part of a realisation plan, which is one longer than the strategy.</summary>
    public void RealisationPlan(int player, ReadOnlySpan<double> strategy, Span<double> plan)
    {
        var (from, to) = Sets.SetsOf(player);
        var firstEntry = Sets.FirstEntry;
        var parentEntry = Sets.ParentEntry;
        plan[Sets.Entries] = 1;
        for (var set = from; set < to; set++)
        {
            var reach = plan[parentEntry[set]];
            for (var entry = firstEntry[set]; entry < firstEntry[set + 1]; entry++)
            {
                plan[entry] = reach * strategy[entry];
            }
        }
    }

    /// <summary>
    /// Σ over the leaves of each of a player's sequences: chance · the opponent's reach · chips won by the player. All entries of
    /// <paramref name="values"/> are written.
    /// </summary>
    public void LeafValues(int player, ReadOnlySpan<double> plan, Span<double> values)
    {
        values.Clear();
        var (own, other) = (_lastEntries[player], _lastEntries[1 - player]);
        double sign = player == 0 ? 1 : -1;
        for (var leaf = 0; leaf < _payoffs.Length; leaf++)
        {
            values[own[leaf]] += sign * _payoffs[leaf] * plan[other[leaf]];
        }
    }

    /// <summary>The expected chips that player 0 wins a game when both play by one strategy array.</summary>
    public double Value(ReadOnlySpan<double> strategy)
    {
        var plan = new double[Sets.Entries + 1];
        RealisationPlan(0, strategy, plan);
        RealisationPlan(1, strategy, plan);
        var value = 0.0;
        for (var leaf = 0; leaf < _payoffs.Length; leaf++)
        {
            value += _payoffs[leaf] * plan[_lastEntries[0][leaf]] * plan[_lastEntries[1][leaf]];
        }

        return value;
    }
}
