using Poker.Core.Cards;
using Poker.Core.Numerics;
using Poker.Core.Solving.Betting;

namespace Poker.Tests.Reference;

/// <summary>External sampling over a betting tree as the books write it, in double and in dictionaries; and the exact expectation of it.</summary>
/// <remarks>It draws in the order of the fast walker: at a node of the traverser's, the opponent's answers to all actions before any descent.</remarks>
internal sealed class NaiveTraversal(BettingTree tree, int[] buckets, int outcome, int traverser)
{
    public Dictionary<(int Node, int Bucket), double[]> Regrets { get; init; } = [];

    public Dictionary<(int Node, int Bucket), double[]> Averages { get; init; } = [];

    public double Weight { get; init; } = 1;

    public double Floor { get; init; } = double.MinValue;

    /// <summary>Regrets below it are skipped; null prunes nothing.</summary>
    public double? Threshold { get; init; }

    public double Sample(ref Rng rng) => Value(PastOpponent(new BettingChild(0), ref rng), ref rng);

    /// <summary>Adds what a traversal adds on average, over all that the opponent may do.</summary>
    public double Expect(int node = 0, double reach = 1)
    {
        var strategy = Strategy(node);
        var values = new double[strategy.Length];
        var own = tree.Nodes[node].Actor == traverser;
        var skipped = Enumerable.Range(0, strategy.Length).Select(action => own && Skips(node, action, strategy)).ToArray();
        for (var action = 0; action < strategy.Length; action++)
        {
            var child = tree.ChildrenOf(node)[action];
            values[action] = skipped[action] ? 0
                : child.IsDecision ? Expect(child.Node, own ? reach : reach * strategy[action])
                : Payoff(child);
        }

        var mean = values.Zip(strategy, (value, probability) => value * probability).Sum();
        for (var action = 0; action < strategy.Length; action++)
        {
            Of(own ? Regrets : Averages, node)[action] += skipped[action] ? 0 : own ? reach * (values[action] - mean) : reach * strategy[action];
        }

        return mean;
    }

    private double Value(BettingChild at, ref Rng rng)
    {
        if (!at.IsDecision)
        {
            return Payoff(at);
        }

        var strategy = Strategy(at.Node);
        var regrets = Of(Regrets, at.Node);
        var children = tree.ChildrenOf(at.Node).ToArray();
        var next = new BettingChild?[children.Length];
        for (var action = 0; action < children.Length; action++)
        {
            next[action] = Skips(at.Node, action, strategy) ? null : PastOpponent(children[action], ref rng);
        }

        var values = new double[children.Length];
        for (var action = 0; action < children.Length; action++)
        {
            values[action] = next[action] is { } child ? Value(child, ref rng) : 0;
        }

        var mean = values.Zip(strategy, (value, probability) => value * probability).Sum();
        for (var action = 0; action < children.Length; action++)
        {
            regrets[action] = Math.Max(Floor, regrets[action] + (next[action] is null ? 0 : Weight * (values[action] - mean)));
        }

        return mean;
    }

    private bool Skips(int node, int action, double[] strategy) =>
        Of(Regrets, node)[action] < Threshold && strategy[action] == 0 && tree.ChildrenOf(node)[action].IsDecision && tree.Nodes[node].Street != Street.River;

    private BettingChild PastOpponent(BettingChild at, ref Rng rng)
    {
        while (at.IsDecision && tree.Nodes[at.Node].Actor != traverser)
        {
            var strategy = Strategy(at.Node);
            var averages = Of(Averages, at.Node);
            var (drawn, action) = ((rng.Next() >> 41) / (double)(1 << 23), 0);
            for (var i = 0; i < strategy.Length; i++)
            {
                averages[i] += Weight * strategy[i];
            }

            for (var sum = strategy[0]; sum <= drawn && action < strategy.Length - 1; sum += strategy[action])
            {
                action++;
            }

            at = tree.ChildrenOf(at.Node)[action];
        }

        return at;
    }

    private double Payoff(BettingChild terminal)
    {
        var seat0 = terminal.IsShowdown ? outcome : terminal.Folded == 0 ? -1 : 1;
        return (traverser == 0 ? seat0 : -seat0) * terminal.StakeChips;
    }

    private double[] Strategy(int node)
    {
        var positive = Of(Regrets, node).Select(regret => Math.Max(regret, 0)).ToArray();
        var sum = positive.Sum();
        return [.. positive.Select(regret => sum > 0 ? regret / sum : 1.0 / positive.Length)];
    }

    private double[] Of(Dictionary<(int Node, int Bucket), double[]> table, int node)
    {
        var key = (node, buckets[(2 * (int)tree.Nodes[node].Street) + tree.Nodes[node].Actor]);
        return table.TryGetValue(key, out var row) ? row : table[key] = new double[tree.Nodes[node].Actions];
    }
}
