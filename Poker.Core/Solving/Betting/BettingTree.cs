using Poker.Core.Cards;
using Poker.Core.Game;

namespace Poker.Core.Solving.Betting;

/// <summary>The public betting tree of a <see cref="BettingAbstraction"/>, enumerated once through the rules engine.</summary>
/// <remarks>
/// Decisions are numbered depth first, the root 0: a decision's number is its path, and what the column <c>past</c> holds. Edges stand in
/// the order fold, check or call, raises by amount. Flat lists: 24 bytes a decision and 9 an edge, about 50 bytes a decision in all.
/// </remarks>
public sealed class BettingTree
{
    private readonly BettingNode[] _nodes;
    private readonly Edge[] _edges;
    private readonly BettingChild[] _children;
    private readonly int[] _totals;

    internal BettingTree(BettingAbstraction abstraction, BettingNode[] nodes, Edge[] edges, BettingChild[] children, int[] totals)
    {
        (Abstraction, _nodes, _edges, _children, _totals) = (abstraction, nodes, edges, children, totals);
        NodesOf = [.. Streets.InOrderOfPlay.ToArray().Select(street => nodes.Count(node => node.Street == street))];
    }

    /// <summary>The bets.</summary>
    public BettingAbstraction Abstraction { get; }

    /// <summary>The decisions, by number.</summary>
    public ReadOnlySpan<BettingNode> Nodes => _nodes;

    /// <summary>The edges of all decisions.</summary>
    public ReadOnlySpan<Edge> Edges => _edges;

    /// <summary>What each edge leads to.</summary>
    public ReadOnlySpan<BettingChild> Children => _children;

    /// <summary>The street total after each edge, in chips, of the seat that acts; for a fold what it had.</summary>
    public ReadOnlySpan<int> Totals => _totals;

    /// <summary>Decisions by street.</summary>
    public IReadOnlyList<int> NodesOf { get; }

    /// <summary>Enumerates the tree.</summary>
    /// <param name="abstraction">The bets.</param>
    /// <param name="mostNodes">Where to give up.</param>
    /// <exception cref="ArgumentException">There are more decisions than that, more than seven edges at one, or no sense in the sizes.</exception>
    public static BettingTree Of(BettingAbstraction abstraction, int mostNodes = 20_000_000) => new BettingTreeBuilder(abstraction, mostNodes).Build();

    /// <summary>The edges of a decision.</summary>
    public ReadOnlySpan<Edge> EdgesOf(int node) => _edges.AsSpan(_nodes[node].FirstSlot, _nodes[node].Actions);

    /// <summary>What a decision's edges lead to.</summary>
    public ReadOnlySpan<BettingChild> ChildrenOf(int node) => _children.AsSpan(_nodes[node].FirstSlot, _nodes[node].Actions);

    /// <summary>The street totals after a decision's edges, in chips.</summary>
    public ReadOnlySpan<int> TotalsOf(int node) => _totals.AsSpan(_nodes[node].FirstSlot, _nodes[node].Actions);

    /// <summary>The action in the rules engine that an edge of a decision stands for.</summary>
    public PlayerAction ActionOf(int node, int action)
    {
        var slot = _nodes[node].FirstSlot + action;
        return _edges[slot].Code switch
        {
            1 => PlayerAction.Fold,
            2 => PlayerAction.Check,
            3 => PlayerAction.Call,
            _ => PlayerAction.To(_totals[slot]),
        };
    }

    /// <summary>The state of the rules engine at a decision.</summary>
    public BettingState StateAt(int node)
    {
        var parent = _nodes[node].Parent;
        if (parent < 0)
        {
            return BettingTreeBuilder.Start(Abstraction);
        }

        var state = StateAt(parent).After(ActionOf(parent, _nodes[node].ParentSlot - _nodes[parent].FirstSlot));
        if (state.Phase == BettingPhase.AwaitingBoard)
        {
            state.DealStreet();
        }

        return state;
    }

    /// <summary>The path to a decision, streets apart by <c>/</c>, such as <c>3/4p c / x</c>.</summary>
    public string PathOf(int node)
    {
        var words = new Stack<string>();
        for (var at = node; _nodes[at].Parent >= 0; at = _nodes[at].Parent)
        {
            var parent = _nodes[at].Parent;
            if (_nodes[parent].Street != _nodes[at].Street)
            {
                words.Push("/");
            }

            words.Push(_edges[_nodes[at].ParentSlot].ToString());
        }

        return string.Join(' ', words);
    }
}
