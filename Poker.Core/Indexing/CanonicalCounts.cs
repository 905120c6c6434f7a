using Poker.Core.Cards;

namespace Poker.Core.Indexing;

/// <summary>How many canonical hands a street has, in closed form: nothing is enumerated.</summary>
/// <remarks>
/// Burnside's lemma over the 24 suit permutations. A permutation fixes a hand when pocket and board are unions of its cycles, so that
/// the hands it fixes are counted by the coefficient of p²bⁿ in the product of (1 + pˡ + bˡ) over its cycles of length l on the cards.
/// </remarks>
public static class CanonicalCounts
{
    private const int Permutations = 24;
    private const int Pocket = 2;
    private const int MostBoard = 5;

    // Permutations of a cycle type, then its cycles on the four suits.
    private static readonly (int Permutations, int[] Cycles)[] CycleTypes =
        [(1, [1, 1, 1, 1]), (6, [2, 1, 1]), (3, [2, 2]), (8, [3, 1]), (6, [4])];

    /// <summary>169, 1,286,792, 13,960,050 and 123,156,254 for the full deck.</summary>
    public static long Of(Deck deck, Street street)
    {
        var ranks = deck.Count / 4;
        var fixedHands = 0L;
        foreach (var (permutations, cycles) in CycleTypes)
        {
            var product = new long[Pocket + 1, MostBoard + 1];
            product[0, 0] = 1;
            foreach (var length in cycles)
            {
                for (var rank = 0; rank < ranks; rank++)
                {
                    Multiply(product, length);
                }
            }

            fixedHands += permutations * product[Pocket, street.BoardCards()];
        }

        return fixedHands / Permutations;
    }

    // By 1 + pˡ + bˡ in place: from the highest powers down, so that every factor counts once.
    private static void Multiply(long[,] product, int length)
    {
        for (var pocket = Pocket; pocket >= 0; pocket--)
        {
            for (var board = MostBoard; board >= 0; board--)
            {
                product[pocket, board] += (pocket >= length ? product[pocket - length, board] : 0)
                    + (board >= length ? product[pocket, board - length] : 0);
            }
        }
    }
}
