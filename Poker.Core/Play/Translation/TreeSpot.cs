using Poker.Core.Solving.Betting;

namespace Poker.Core.Play.Translation;

/// <summary>Where a real hand stands in a betting tree.</summary>
/// <param name="Node">The decision, or −1.</param>
/// <param name="Kind">How it got there.</param>
public readonly record struct TreeSpot(int Node, SpotKind Kind)
{
    /// <summary>Whether the tree has an answer.</summary>
    public bool IsOnTree => Node >= 0;

    /// <summary>Finds where in a tree the player to act stands, heads-up: bets that the tree lacks are translated.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="view">What the player sees; cards make no difference.</param>
    public static TreeSpot Of(BettingTree tree, in PlayerView view) => TreeWalk.Locate(tree, view);
}
