using Poker.Core.Game;
using Poker.Core.Solving.Betting;

namespace Poker.Core.Play.Translation;

/// <summary>Abstract bets as real ones: the same part of the real pot, in whole chips, held to the rules.</summary>
/// <remarks>
/// A size is (street total − total to call) / (pot after the call). On a path of the tree with the tree's stakes, in whatever chips, this
/// gives the tree's own totals exactly. A raise below the smallest legal one becomes that raise; one that asks for all that either
/// player has becomes all-in. The tree's all-in is all-in where it puts as much of the real stack in as makes any raise all-in in the tree
/// (<see cref="BettingAbstraction.AllInPercent"/>), and else, over deeper stacks, the same part of the pot as in the tree.
/// </remarks>
public static class BetSizes
{
    /// <summary>The real action that an edge of a decision stands for: legal whatever the real state is.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="node">A decision.</param>
    /// <param name="action">Which of its edges.</param>
    /// <param name="real">The real betting.</param>
    /// <param name="legal">Its limits.</param>
    public static PlayerAction Real(BettingTree tree, int node, int action, in BettingState real, LegalActions legal)
    {
        var edge = tree.EdgesOf(node)[action];
        var passive = legal.CanCheck ? PlayerAction.Check : PlayerAction.Call;
        if (edge == Edge.Fold)
        {
            return legal.CanCheck ? PlayerAction.Check : PlayerAction.Fold;
        }

        if (!edge.IsRaise || !legal.CanRaise)
        {
            return passive;
        }

        var (raw, most) = (TotalOf(tree, node, action, real, legal), MostThatCounts(real, legal.Seat));
        if (edge == Edge.AllIn)
        {
            var earlier = real.Stake(legal.Seat) - real.Bet(legal.Seat);
            raw = (Int128)100 * (earlier + raw) >= (Int128)tree.Abstraction.AllInPercent * (earlier + most) ? most : raw;
        }

        return PlayerAction.To(raw >= most ? legal.MaxRaiseTo : Math.Clamp(raw, legal.MinRaiseTo, legal.MaxRaiseTo));
    }

    /// <summary>The different real actions that a decision's edges stand for, in the edges' order.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="node">A decision.</param>
    /// <param name="real">The real betting.</param>
    /// <param name="actions">Room for <see cref="EdgeSet.Most"/>: the actions.</param>
    /// <param name="places">As much: which of them each edge becomes.</param>
    /// <returns>How many actions there are.</returns>
    public static int Real(BettingTree tree, int node, in BettingState real, Span<PlayerAction> actions, Span<int> places)
    {
        var legal = real.Legal();
        var count = 0;
        for (var edge = 0; edge < tree.Nodes[node].Actions; edge++)
        {
            var action = Real(tree, node, edge, real, legal);
            places[edge] = actions[..count].IndexOf(action);
            if (places[edge] < 0)
            {
                (actions[count], places[edge]) = (action, count);
                count++;
            }
        }

        return count;
    }

    /// <summary>The street total of a raise in real chips, not yet held to any limit.</summary>
    public static long TotalOf(BettingTree tree, int node, int action, in BettingState real, LegalActions legal)
    {
        var (callTo, pot) = Base(tree, node);
        var part = (Int128)(tree.TotalsOf(node)[action] - callTo) * (real.PotChips + legal.CallChips);
        return real.CallTo + (long)((part + part + pot) / (2 * pot));
    }

    /// <summary>The street total beyond which a raise asks for chips that one of the two does not have.</summary>
    public static long MostThatCounts(in BettingState real, int seat) =>
        Math.Min(real.Bet(seat) + real.Stack(seat), real.Bet(1 - seat) + real.Stack(1 - seat));

    /// <summary>The total to call at a decision of the tree and the pot once it is called, in the tree's chips.</summary>
    internal static (int CallTo, int PotAfterCall) Base(BettingTree tree, int node)
    {
        var totals = tree.TotalsOf(node);
        var passive = Passive(tree, node);
        return (totals[passive], tree.Nodes[node].PotChips + totals[passive] - totals[0]);
    }

    /// <summary>Which edge checks or calls: the first, or the second after a fold.</summary>
    internal static int Passive(BettingTree tree, int node) => tree.EdgesOf(node)[0] == Edge.Fold ? 1 : 0;
}
