using Poker.Core.Cards;
using Poker.Core.Evaluation;
using Poker.Core.Indexing;

namespace Poker.Core.Equity;

/// <summary>The permutations of suits that change neither a board nor two ranges: boards that they turn into each other have equal results.</summary>
internal sealed class SuitSymmetry
{
    private readonly int[][] _permutations;

    /// <summary>For two ranges, the known part of the board, and cards that are out of play.</summary>
    public SuitSymmetry(CardSet board, HandRange first, HandRange second, CardSet dead = default) => _permutations =
    [
        .. SuitPermutations.All.Where(to =>
            SuitPermutations.Apply(to, board) == board && SuitPermutations.Apply(to, dead) == dead && Keeps(to, first) && Keeps(to, second)),
    ];

    /// <summary>How many permutations there are, the identity among them.</summary>
    public int Count => _permutations.Length;

    /// <summary>How many boards look like this one, if it is the one that stands for them; 0 if another one does.</summary>
    public int Multiplicity(ulong dealt)
    {
        var same = 0;
        foreach (var to in _permutations)
        {
            var image = SuitPermutations.Apply(to, new(dealt)).Bits;
            if (image < dealt)
            {
                return 0;
            }

            same += image == dealt ? 1 : 0;
        }

        return _permutations.Length / same;
    }

    private static bool Keeps(int[] to, HandRange range)
    {
        for (var pair = 0; pair < CardPairs.Count; pair++)
        {
            var low = new Card(CardPairs.Low[pair]);
            var high = new Card(CardPairs.High[pair]);
            var image = CardPairs.IndexOf(Card.Of(low.Rank, to[low.Suit]), Card.Of(high.Rank, to[high.Suit]));
            if (range.Weights[pair] != range.Weights[image])
            {
                return false;
            }
        }

        return true;
    }
}
