namespace Poker.Core.Play.Translation;

/// <summary>Where a real hand stands in a betting tree.</summary>
/// <param name="Node">The decision, or −1.</param>
/// <param name="Kind">How it got there.</param>
public readonly record struct TreeSpot(int Node, SpotKind Kind)
{
    /// <summary>Whether the tree has an answer.</summary>
    public bool IsOnTree => Node >= 0;
}
