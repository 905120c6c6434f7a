using Poker.Core.Solving.Games;

namespace Poker.Core.Solving;

/// <summary>A whole game as flat arrays: one number a node, nodes in breadth-first order, the children of a node side by side.</summary>
/// <remarks>
/// For games that fit memory node by node (Leduc has 1,939). <see cref="Sampling.TreeGame"/> walks it, <see cref="SequenceForm"/> is made
/// of its terminal nodes. A game too large for it, such as abstract hold'em, implements <see cref="Sampling.ISampledGame"/> itself.
/// </remarks>
public sealed class GameTree
{
    private readonly TreeNode[] _nodes;

    internal GameTree(string name, TreeNode[] nodes, InformationSets sets, int maxActions, int maxDepth)
    {
        Name = name;
        _nodes = nodes;
        Sets = sets;
        MaxActions = maxActions;
        MaxDepth = maxDepth;
    }

    /// <summary>The game's name.</summary>
    public string Name { get; }

    /// <summary>All nodes; the root is number 0, children have higher numbers than their parent.</summary>
    public ReadOnlySpan<TreeNode> Nodes => _nodes;

    /// <summary>The information sets.</summary>
    public InformationSets Sets { get; }

    /// <summary>The most actions that a player has at a node.</summary>
    public int MaxActions { get; }

    /// <summary>The most edges on a path.</summary>
    public int MaxDepth { get; }

    /// <summary>Enumerates a game.</summary>
    /// <exception cref="ArgumentException">An information set has points with unlike actions, or its player forgets.</exception>
    public static GameTree Of<TState>()
        where TState : struct, IGameState<TState> => new GameTreeBuilder<TState>().Build();

    internal TreeNode[] NodeArray() => _nodes;
}
