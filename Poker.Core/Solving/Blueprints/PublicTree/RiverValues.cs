using Poker.Core.Cards;
using Poker.Core.Evaluation;
using Poker.Core.Solving.Betting;

namespace Poker.Core.Solving.Blueprints.PublicTree;

/// <summary>What every hand is worth on a river, action by action, when both players follow a blueprint from there on. Exact.</summary>
/// <remarks>
/// Down goes the opponent's reach of its hands, up come sums over them of reach times chips won, in one pass of O(hands) a decision and an
/// end (<see cref="TerminalValues"/>). Hands that share a card do not meet. One instance a thread.
/// </remarks>
public sealed class RiverValues
{
    private readonly BettingTree _tree;
    private readonly Func<int, float[]> _policyOf;
    private readonly DealtBoard _board;
    private readonly TerminalValues _terminals = new();
    private readonly int[] _pairs;
    private int _actor;

    /// <summary>Prepares a board.</summary>
    /// <param name="tree">The betting.</param>
    /// <param name="deck">The cards in play.</param>
    /// <param name="board">Five cards.</param>
    /// <param name="buckets">Each pair's bucket, by <see cref="CardPairs"/>.</param>
    /// <param name="policyOf">A decision's average strategy, at [bucket · actions + action].</param>
    public RiverValues(BettingTree tree, Deck deck, CardSet board, short[] buckets, Func<int, float[]> policyOf)
    {
        (_tree, _policyOf) = (tree, policyOf);
        _board = DealtBoard.River(deck, board, hand => buckets[PairOf(hand.Pocket)]);
        _pairs = [.. Enumerable.Range(0, _board.Count).Select(hand => PairOf(_board.Low[hand], _board.High[hand]))];
    }

    /// <summary>Reads the values of the player who is to act.</summary>
    /// <param name="node">A decision on the river.</param>
    /// <param name="opponentReach">The reach of each of the opponent's pairs there; pairs with a card of the board are not looked at.</param>
    /// <param name="met">For each pair, the opponent's reach that it can meet; 0 where the pair is not possible.</param>
    /// <returns>
    /// By edge and pair: the chips won at the end less those put in from here on, on average, so that a fold is worth 0; NaN where
    /// the opponent has no hand that can be met.
    /// </returns>
    public double[][] Read(int node, ReadOnlySpan<double> opponentReach, Span<double> met)
    {
        _actor = _tree.Nodes[node].Actor;
        var reach = new double[_board.Count];
        for (var hand = 0; hand < reach.Length; hand++)
        {
            reach[hand] = opponentReach[_pairs[hand]];
        }

        var all = new double[_board.Count];
        _terminals.Fold(_board, reach, 1, all);
        met.Clear();
        for (var hand = 0; hand < all.Length; hand++)
        {
            met[_pairs[hand]] = Math.Max(0, all[hand]);
        }

        var paid = _tree.StateAt(node).Stake(_actor);
        return [.. _tree.ChildrenOf(node).ToArray().Select(child => Spread(Visit(child, reach), all, paid))];
    }

    private static int PairOf(CardSet pocket)
    {
        Span<Card> cards = stackalloc Card[2];
        pocket.CopyTo(cards);
        return CardPairs.IndexOf(cards[0], cards[1]);
    }

    private static int PairOf(byte low, byte high) => CardPairs.IndexOf(new Card(low), new Card(high));

    private double[] Spread(double[] values, double[] met, long paidChips)
    {
        // Sums of some thousand products of probabilities: what is left of zero by rounding is no reach.
        const double Least = 1e-12;
        var spread = new double[CardPairs.Count];
        Array.Fill(spread, double.NaN);
        for (var hand = 0; hand < values.Length; hand++)
        {
            spread[_pairs[hand]] = met[hand] > Least ? (values[hand] / met[hand]) + paidChips : double.NaN;
        }

        return spread;
    }

    private double[] Visit(BettingChild child, double[] reach)
    {
        var values = new double[reach.Length];
        if (child.IsDecision)
        {
            Decide(child.Node, reach, values);
        }
        else if (child.IsShowdown)
        {
            _terminals.Showdown(_board, reach, child.StakeChips, values);
        }
        else
        {
            _terminals.Fold(_board, reach, child.Folded == _actor ? -child.StakeChips : child.StakeChips, values);
        }

        return values;
    }

    private void Decide(int node, double[] reach, double[] values)
    {
        var (policy, isOwn) = (_policyOf(node), _tree.Nodes[node].Actor == _actor);
        var children = _tree.ChildrenOf(node);
        var buckets = _board.Buckets;
        for (var action = 0; action < children.Length; action++)
        {
            if (isOwn)
            {
                var of = Visit(children[action], reach);
                for (var hand = 0; hand < of.Length; hand++)
                {
                    values[hand] += of[hand] * policy[(buckets[hand] * children.Length) + action];
                }

                continue;
            }

            var rest = new double[reach.Length];
            for (var hand = 0; hand < rest.Length; hand++)
            {
                rest[hand] = reach[hand] * policy[(buckets[hand] * children.Length) + action];
            }

            ReachKernels.Add(values, Visit(children[action], rest));
        }
    }
}
