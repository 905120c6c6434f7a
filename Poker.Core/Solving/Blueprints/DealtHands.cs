using System.Runtime.CompilerServices;

using Poker.Core.Cards;

namespace Poker.Core.Solving.Blueprints;

/// <summary>A deal as a traversal sees it: each seat's bucket on each street, and who has the better hand in the end.</summary>
internal struct DealtHands
{
    /// <summary>The cards as drawn: two of seat 0, two of seat 1, five of the board.</summary>
    public NineCards Cards;

    /// <summary>Buckets at [2 · street + seat]: the order of the slabs.</summary>
    public SlabBuckets Buckets;

    /// <summary>1 where seat 0 wins the showdown, 0 where they split, −1 where seat 1 wins.</summary>
    public int Outcome;

    /// <summary>A seat's two cards.</summary>
    public readonly CardSet Pocket(int seat) => Cards[2 * seat].Set | Cards[(2 * seat) + 1].Set;

    /// <summary>The board of a street.</summary>
    public readonly CardSet Board(Street street)
    {
        var board = CardSet.Empty;
        for (var i = 0; i < street.BoardCards(); i++)
        {
            board |= Cards[4 + i].Set;
        }

        return board;
    }

    /// <summary>Nine cards.</summary>
    [InlineArray(9)]
    public struct NineCards
    {
        private Card _first;
    }

    /// <summary>Eight buckets.</summary>
    [InlineArray(BlueprintLayout.Slabs)]
    public struct SlabBuckets
    {
        private int _first;
    }
}
