using Poker.Core.Cards;

namespace Poker.Core.Solving.Blueprints;

/// <summary>A deal as a traversal sees it: each seat's bucket on each street, and who has the better hand in the end.</summary>
internal struct DealtHands
{
    /// <summary>The seats' pockets: seat 0, then seat 1.</summary>
    public CardSet Pocket0, Pocket1;

    /// <summary>The five cards of the board, in the order dealt.</summary>
    public CardSet Flop, Turn, River;

    /// <summary>Buckets at [2 · street + seat]: the order of the slabs.</summary>
    public SlabBuckets Buckets;

    /// <summary>1 where seat 0 wins the showdown, 0 where they split, −1 where seat 1 wins.</summary>
    public int Outcome;

    /// <summary>Eight buckets.</summary>
    [System.Runtime.CompilerServices.InlineArray(BlueprintLayout.Slabs)]
    public struct SlabBuckets
    {
        private int _first;
    }
}
