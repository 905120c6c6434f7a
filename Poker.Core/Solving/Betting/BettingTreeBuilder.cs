using System.Runtime.InteropServices;

using Poker.Core.Cards;
using Poker.Core.Game;

namespace Poker.Core.Solving.Betting;

/// <summary>Enumerates a <see cref="BettingTree"/>, depth first, with the rules engine as the judge of every action.</summary>
internal sealed class BettingTreeBuilder
{
    private readonly BettingAbstraction _abstraction;
    private readonly int _mostNodes;
    private readonly List<BettingNode> _nodes = [];
    private readonly List<Edge> _edges = [];
    private readonly List<BettingChild> _children = [];
    private readonly List<int> _totals = [];

    internal BettingTreeBuilder(BettingAbstraction abstraction, int mostNodes)
    {
        (_abstraction, _mostNodes) = (abstraction, mostNodes);
        if (abstraction.StackBigBlinds < 2 || abstraction.MaxRaises < 1 || abstraction.AllInPercent is < 1 or > 100
            || abstraction.Sizes.Count != Streets.InOrderOfPlay.Length || abstraction.Sizes.Any(street => street.Count == 0))
        {
            throw new ArgumentException(
                "A betting abstraction wants stacks of 2 big blinds or more, sizes for four streets, 1 or more raises and 1 to 100 % for all-in.");
        }
    }

    internal static BettingState Start(BettingAbstraction abstraction) =>
        BettingAbstraction.Stakes.Start([abstraction.StackChips, abstraction.StackChips]);

    internal BettingTree Build()
    {
        Visit(Start(_abstraction), -1, -1, 0);
        return new(_abstraction, [.. _nodes], [.. _edges], [.. _children], [.. _totals]);
    }

    private int Visit(in BettingState state, int parent, int parentSlot, int raises)
    {
        var node = _nodes.Count;
        if (node >= _mostNodes)
        {
            throw new ArgumentException(
                $"The betting abstraction '{_abstraction.Name}' has more than {_mostNodes:N0} decisions: take fewer sizes, fewer raises or shorter stacks.");
        }

        var first = _edges.Count;
        AddEdges(state, raises);
        var actions = _edges.Count - first;
        if (actions > EdgeSet.Most)
        {
            throw new ArgumentException($"The betting abstraction '{_abstraction.Name}' has a decision with {actions} edges: {EdgeSet.Most} are the most.");
        }

        _nodes.Add(new(state.Street, (byte)state.ToAct, (byte)actions, (byte)raises, first, parent, parentSlot, (int)state.PotChips));
        for (var slot = first; slot < first + actions; slot++)
        {
            var child = Follow(state, node, slot, raises);
            CollectionsMarshal.AsSpan(_children)[slot] = child;
        }

        return node;
    }

    private BettingChild Follow(in BettingState state, int node, int slot, int raises)
    {
        var edge = _edges[slot];
        var seat = state.ToAct;
        if (edge == Edge.Fold)
        {
            return BettingChild.Fold(seat, (int)state.Stake(seat));
        }

        var next = state.After(edge == Edge.Check ? PlayerAction.Check : edge == Edge.Call ? PlayerAction.Call : PlayerAction.To(_totals[slot]));
        if (next.Phase == BettingPhase.AwaitingBoard && !next.IsRunOut)
        {
            next.DealStreet();
        }

        return next.Phase == BettingPhase.Acting
            ? BettingChild.Decision(Visit(next, node, slot, next.Street != state.Street ? 0 : raises + (edge.IsRaise ? 1 : 0)))
            : BettingChild.Showdown((int)next.Stake(seat));
    }

    private void AddEdges(in BettingState state, int raises)
    {
        var legal = state.Legal();
        var bet = (int)state.Bet(legal.Seat);
        if (!legal.CanCheck)
        {
            Add(Edge.Fold, bet);
        }

        Add(legal.CanCheck ? Edge.Check : Edge.Call, bet + (int)legal.CallChips);
        if (legal.CanRaise && raises < _abstraction.MaxRaises)
        {
            AddRaises(state, legal, raises);
        }
    }

    private void AddRaises(in BettingState state, LegalActions legal, int raises)
    {
        var pot = state.PotChips + legal.CallChips;
        var earlier = state.Stake(legal.Seat) - state.Bet(legal.Seat);
        var amounts = new SortedDictionary<long, Edge>();
        foreach (var size in _abstraction.SizesAt(state.Street, raises))
        {
            var total = Math.Max(size.TotalOf(state.CallTo, pot, BettingAbstraction.BigBlindChips), legal.MinRaiseTo);
            if (total < legal.MaxRaiseTo && 100 * (earlier + total) < (long)_abstraction.AllInPercent * _abstraction.StackChips)
            {
                amounts.TryAdd(total, size);
            }
        }

        amounts[legal.MaxRaiseTo] = Edge.AllIn;
        foreach (var (total, edge) in amounts)
        {
            Add(edge, (int)total);
        }
    }

    private void Add(Edge edge, int total)
    {
        _edges.Add(edge);
        _children.Add(default);
        _totals.Add(total);
    }
}
