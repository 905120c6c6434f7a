using Poker.Core.Game;
using Poker.Core.Numerics;
using Poker.Core.Solving.Betting;

namespace Poker.Core.Play.Translation;

/// <summary>Follows a real heads-up hand through a betting tree, translating the bets that the tree lacks.</summary>
/// <remarks>
/// A real bet that an edge would have become (<see cref="BetSizes"/>) is that edge, of several the one next in size; any other is one of its
/// two neighbours in size, drawn by <see cref="PseudoHarmonic"/> from the viewer's token and the action's place: the same through the hand and
/// for every hand of a range. Below the smallest size the neighbour is checking or limping, as size 0, where the other player then still acts on
/// the street, and else the smallest size is taken. Above the largest it is the largest.
/// Where the tree has no raise left (its cap, or its stacks are in), the last level of raises is played again: a real raise counts as made two
/// actions before, in place of the player's last raise, by its part of the pot. If the player has not raised on the street, this raise and what
/// answers it are off the tree, and the next street goes on as after a call. Where the tree's hand is over and the real one is not, it stays off.
/// </remarks>
internal ref struct TreeWalk(BettingTree tree, ulong token)
{
    private readonly BettingTree _tree = tree;
    private int _node;
    private bool _translated;

    /// <summary>The spot that a view is at.</summary>
    public static TreeSpot Locate(BettingTree tree, in PlayerView view)
    {
        var walk = new TreeWalk(tree, view.Token);
        var state = view.Stakes.Start(view.StartingStacks);
        for (var i = 0; i < view.Actions.Length; i++)
        {
            while (state.Phase == BettingPhase.AwaitingBoard)
            {
                state.DealStreet();
            }

            walk.Follow(state, view.Actions[i], i);
            state.Act(view.Actions[i]);
        }

        return walk.IsAt(view.Betting)
            ? new(walk._node, walk._translated ? SpotKind.Translated : SpotKind.Exact)
            : new(-1, SpotKind.OffTree);
    }

    private readonly bool IsAt(in BettingState state) =>
        _node >= 0 && _tree.Nodes[_node].Street == state.Street && _tree.Nodes[_node].Actor == state.ToAct;

    private void Follow(in BettingState state, PlayerAction action, int index)
    {
        if (_node < 0 || _tree.Nodes[_node].Street > state.Street)
        {
            return;
        }

        if (!IsAt(state) || action.Kind == ActionKind.Fold)
        {
            _node = -1;
            return;
        }

        if (action.Kind == ActionKind.Raise)
        {
            StepBackFromCap();
        }

        var edge = action.Kind == ActionKind.Raise ? EdgeOf(state, action.RaiseTo, index) : BetSizes.Passive(_tree, _node);
        var child = _tree.ChildrenOf(_node)[edge];
        _node = child.IsDecision ? child.Node : -1;
    }

    private void StepBackFromCap()
    {
        if (BetSizes.Passive(_tree, _node) + 1 < _tree.Nodes[_node].Actions)
        {
            return;
        }

        _translated = true;
        var answered = _tree.Nodes[_node].Parent;
        var raised = answered < 0 ? -1 : _tree.Nodes[answered].Parent;
        if (raised >= 0 && _tree.Nodes[raised].Street == _tree.Nodes[_node].Street && _tree.Nodes[raised].Actor == _tree.Nodes[_node].Actor)
        {
            _node = raised;
        }
    }

    private int EdgeOf(in BettingState state, long total, int index)
    {
        var legal = state.Legal();
        var first = BetSizes.Passive(_tree, _node) + 1;
        var actions = _tree.Nodes[_node].Actions;
        var most = BetSizes.MostThatCounts(state, legal.Seat);
        total = Math.Min(total, most);
        var same = -1;
        for (var action = first; action < actions; action++)
        {
            var raw = BetSizes.TotalOf(_tree, _node, action, state, legal);
            same = raw <= most && Math.Max(raw, legal.MinRaiseTo) == total ? action : same;
        }

        if (same >= 0)
        {
            return same;
        }

        _translated = true;
        return first == actions ? first - 1 : Neighbour(first, actions, (double)(total - state.CallTo) / (state.PotChips + legal.CallChips), index);
    }

    private readonly int Neighbour(int first, int actions, double size, int index)
    {
        var larger = first;
        while (larger < actions && SizeOf(larger) <= size)
        {
            larger++;
        }

        if (larger == actions || (larger == first && !IsOpenAfterPassive(first - 1)))
        {
            return Math.Min(larger, actions - 1);
        }

        var smaller = larger == first ? 0 : SizeOf(larger - 1);
        var draw = new Rng(token, (ulong)index).NextDouble();
        return draw < PseudoHarmonic.Smaller(smaller, SizeOf(larger), size) ? larger - 1 : larger;
    }

    private readonly double SizeOf(int action)
    {
        var (callTo, pot) = BetSizes.Base(_tree, _node);
        return (double)(_tree.TotalsOf(_node)[action] - callTo) / pot;
    }

    // A first check or a limp: the tree may take a tiny bet for it, as the other player is to act on the street either way.
    private readonly bool IsOpenAfterPassive(int passive)
    {
        var child = _tree.ChildrenOf(_node)[passive];
        return child.IsDecision && _tree.Nodes[child.Node].Street == _tree.Nodes[_node].Street;
    }
}
