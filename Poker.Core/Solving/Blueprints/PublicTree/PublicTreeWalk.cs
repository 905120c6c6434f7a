using Poker.Core.Cards;
using Poker.Core.Solving.Betting;

namespace Poker.Core.Solving.Blueprints.PublicTree;

/// <summary>Walks the public tree for one player, the responder: down goes the other's reach of its pockets, up come the responder's values.</summary>
/// <remarks>
/// Values are two vectors side by side, by the responder's pocket, each Σ over the opponent's pockets of its reach times chips won: first
/// those of the best response, then those of following the blueprint. Vectors stand in one stack of doubles. One instance a thread.
/// </remarks>
internal sealed class PublicTreeWalk
{
    private readonly BettingTree _tree;
    private readonly PolicyRows _policies;
    private readonly TerminalValues _terminals = new();
    private readonly double[] _stack;

    /// <summary>A walk over the boards that follow <paramref name="root"/>.</summary>
    public PublicTreeWalk(BettingTree tree, PolicyRows policies, DealtBoard root)
    {
        (_tree, _policies) = (tree, policies);
        var depths = new int[tree.Nodes.Length];
        for (var node = 1; node < depths.Length; node++)
        {
            depths[node] = depths[tree.Nodes[node].Parent] + 1;
        }

        // Three vectors a decision and a deal on the way.
        _stack = new double[3 * root.Count * (depths.Max() + 1 + Streets.InOrderOfPlay.Length)];
    }

    /// <summary>What happens before the flop where cards are due: the flops are not walked into from there.</summary>
    public delegate void FlopDue(BettingChild child, ReadOnlySpan<double> reach, Span<double> values);

    /// <summary>The responder's seat.</summary>
    public int Responder { get; set; }

    /// <summary>Called where the flop is due.</summary>
    public FlopDue? AtFlop { get; set; }

    /// <summary>The values of what an edge leads to.</summary>
    /// <param name="child">What it leads to; a decision of a later street, or a showdown before the river, deals cards first.</param>
    /// <param name="board">The board so far.</param>
    /// <param name="reach">The opponent's reach, by the board's pockets.</param>
    /// <param name="values">The result, twice as long.</param>
    public void Visit(BettingChild child, DealtBoard board, ReadOnlySpan<double> reach, Span<double> values) => Visit(child, board, reach, values, 0);

    private void Visit(BettingChild child, DealtBoard board, ReadOnlySpan<double> reach, Span<double> values, int free)
    {
        var count = reach.Length;
        var cardsDue = child.IsDecision ? _tree.Nodes[child.Node].Street != board.Street : child.IsShowdown && board.Street != Street.River;
        if (reach.IndexOfAnyExcept(0) < 0)
        {
            values.Clear();
        }
        else if (cardsDue && board.Street == Street.Preflop)
        {
            AtFlop!(child, reach, values);
        }
        else if (!child.IsDecision)
        {
            End(child, board, reach, values[..count], free);
            values[..count].CopyTo(values[count..]);
        }
        else if (cardsDue)
        {
            Deal(child, board, reach, values, free);
        }
        else
        {
            Decide(child.Node, board, reach, values, free);
        }
    }

    // Cards, then a decision.
    private void Deal(BettingChild child, DealtBoard board, ReadOnlySpan<double> reach, Span<double> values, int free)
    {
        values.Clear();
        foreach (var next in board.Next)
        {
            var nextValues = _stack.AsSpan(free, 2 * next.Count);
            var nextReach = _stack.AsSpan(free + nextValues.Length, next.Count);
            next.TakeFromBoardBefore(reach, nextReach);
            Visit(child, next, nextReach, nextValues, free + nextValues.Length + nextReach.Length);
            next.AddToBoardBefore(nextValues[..next.Count], 1.0 / board.Deals, values[..reach.Length]);
            next.AddToBoardBefore(nextValues[next.Count..], 1.0 / board.Deals, values[reach.Length..]);
        }
    }

    // A fold, or a showdown on all boards that can still come. One vector: nobody has anything to decide any more.
    private void End(BettingChild child, DealtBoard board, ReadOnlySpan<double> reach, Span<double> values, int free)
    {
        if (!child.IsShowdown)
        {
            _terminals.Fold(board, reach, child.Folded == Responder ? -child.StakeChips : child.StakeChips, values);
            return;
        }

        if (board.Street == Street.River)
        {
            _terminals.Showdown(board, reach, child.StakeChips, values);
            return;
        }

        values.Clear();
        foreach (var next in board.Next)
        {
            var nextValues = _stack.AsSpan(free, next.Count);
            var nextReach = _stack.AsSpan(free + next.Count, next.Count);
            next.TakeFromBoardBefore(reach, nextReach);
            End(child, next, nextReach, nextValues, free + (2 * next.Count));
            next.AddToBoardBefore(nextValues, 1.0 / board.Deals, values);
        }
    }

    private void Decide(int node, DealtBoard board, ReadOnlySpan<double> reach, Span<double> values, int free)
    {
        var own = _tree.Nodes[node].Actor == Responder;
        var count = reach.Length;
        var best = values[..count];
        var blueprint = values[count..];
        best.Fill(own ? double.NegativeInfinity : 0);
        blueprint.Clear();
        var childValues = _stack.AsSpan(free, 2 * count);
        var childReach = _stack.AsSpan(free + (2 * count), count);
        var children = _tree.ChildrenOf(node);
        for (var action = 0; action < children.Length; action++)
        {
            var policy = _policies[_tree.Nodes[node].FirstSlot + action];
            if (own)
            {
                Visit(children[action], board, reach, childValues, free + (3 * count));
                ReachKernels.Max(best, childValues[..count]);
                ReachKernels.AddWeighted(blueprint, childValues[count..], policy, board.Buckets);
            }
            else
            {
                ReachKernels.Weigh(childReach, reach, policy, board.Buckets);
                Visit(children[action], board, childReach, childValues, free + (3 * count));
                ReachKernels.Add(values, childValues);
            }
        }
    }
}
