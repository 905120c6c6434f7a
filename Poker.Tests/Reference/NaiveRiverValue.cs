using Poker.Core.Cards;
using Poker.Core.Evaluation;
using Poker.Core.Solving.Betting;

namespace Poker.Tests.Reference;

/// <summary>What a hand is worth on a river by playing it out against every other hand, one by one.</summary>
/// <param name="tree">The betting.</param>
/// <param name="board">Five cards.</param>
/// <param name="mixOf">A decision's strategy with a hand.</param>
internal sealed class NaiveRiverValue(BettingTree tree, CardSet board, Func<int, CardSet, float[]> mixOf)
{
    /// <summary>Chips won at the end less those put in from a decision on, by the player who acts there; null where it can meet nobody.</summary>
    /// <param name="node">The decision.</param>
    /// <param name="edge">What is done there.</param>
    /// <param name="own">The player's hand.</param>
    /// <param name="others">The other's hands and their reach.</param>
    public double? Of(int node, int edge, CardSet own, IEnumerable<(CardSet Hand, double Reach)> others)
    {
        var (actor, value, met) = (tree.Nodes[node].Actor, 0.0, 0.0);
        foreach (var (hand, reach) in others.Where(other => !other.Hand.Overlaps(own)))
        {
            met += reach;
            value += reach == 0 ? 0 : reach * Play(tree.ChildrenOf(node)[edge], actor, own, hand);
        }

        return met == 0 ? null : (value / met) + tree.StateAt(node).Stake(actor);
    }

    private double Play(BettingChild child, int actor, CardSet own, CardSet other)
    {
        if (child.IsShowdown)
        {
            return child.StakeChips * Math.Sign(Evaluator.Evaluate(own | board) - Evaluator.Evaluate(other | board));
        }

        if (!child.IsDecision)
        {
            return child.Folded == actor ? -child.StakeChips : child.StakeChips;
        }

        var mix = mixOf(child.Node, tree.Nodes[child.Node].Actor == actor ? own : other);
        var sum = 0.0;
        for (var edge = 0; edge < mix.Length; edge++)
        {
            sum += mix[edge] == 0 ? 0 : mix[edge] * Play(tree.ChildrenOf(child.Node)[edge], actor, own, other);
        }

        return sum;
    }
}
