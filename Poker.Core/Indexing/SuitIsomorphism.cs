using Poker.Core.Cards;

namespace Poker.Core.Indexing;

/// <summary>The one representative of all hands that differ only by the names of the suits.</summary>
/// <remarks>
/// The representative's suits are in descending order of (rank mask on the board, rank mask in the pocket), compared as numbers. Suits
/// with equal pairs are interchangeable, so sorting four 26-bit keys is all there is to it; no table, no search over 24 permutations.
/// </remarks>
public static class SuitIsomorphism
{
    private const int RankBits = 13;
    private const ulong LaneMask = 0x1FFF;

    /// <summary>The canonical form of what a player sees.</summary>
    public static Observation Canonical(Observation observation)
    {
        Span<uint> keys = stackalloc uint[4];
        SortedKeys(observation, keys);
        ulong board = 0, pocket = 0;
        for (var suit = 0; suit < Card.Suits; suit++)
        {
            board |= (ulong)(keys[suit] >> RankBits) << (suit << 4);
            pocket |= (keys[suit] & LaneMask) << (suit << 4);
        }

        return new Observation(new CardSet(pocket), new CardSet(board));
    }

    /// <summary>Whether an observation is its own representative.</summary>
    public static bool IsCanonical(Observation observation) => Canonical(observation) == observation;

    /// <summary>How many observations share one representative: 24 divided by the orders of interchangeable suits; 1 to 24.</summary>
    public static int OrbitSize(Observation observation)
    {
        Span<uint> keys = stackalloc uint[4];
        SortedKeys(observation, keys);
        var size = 24;
        for (int suit = 1, run = 1; suit < Card.Suits; suit++)
        {
            run = keys[suit] == keys[suit - 1] ? run + 1 : 1;
            size /= run;
        }

        return size;
    }

    /// <summary>The canonical form of a board alone, and where each suit went.</summary>
    /// <param name="board">Any set of cards.</param>
    /// <param name="suits">Four slots: the canonical suit of each of the board's suits.</param>
    public static CardSet CanonicalBoard(CardSet board, Span<int> suits)
    {
        Span<uint> keys = stackalloc uint[4];
        for (var suit = 0; suit < Card.Suits; suit++)
        {
            keys[suit] = ((uint)board.Suit(suit) << 2) | (uint)suit;
        }

        SortDescending(keys);
        var canonical = 0UL;
        for (var suit = 0; suit < Card.Suits; suit++)
        {
            suits[(int)(keys[suit] & 3)] = suit;
            canonical |= (ulong)(keys[suit] >> 2) << (suit << 4);
        }

        return new CardSet(canonical);
    }

    private static void SortedKeys(Observation observation, Span<uint> keys)
    {
        for (var suit = 0; suit < Card.Suits; suit++)
        {
            keys[suit] = ((uint)observation.Board.Suit(suit) << RankBits) | (uint)observation.Pocket.Suit(suit);
        }

        SortDescending(keys);
    }

    private static void SortDescending(Span<uint> keys)
    {
        (keys[0], keys[1]) = (Math.Max(keys[0], keys[1]), Math.Min(keys[0], keys[1]));
        (keys[2], keys[3]) = (Math.Max(keys[2], keys[3]), Math.Min(keys[2], keys[3]));
        (keys[0], keys[2]) = (Math.Max(keys[0], keys[2]), Math.Min(keys[0], keys[2]));
        (keys[1], keys[3]) = (Math.Max(keys[1], keys[3]), Math.Min(keys[1], keys[3]));
        (keys[1], keys[2]) = (Math.Max(keys[1], keys[2]), Math.Min(keys[1], keys[2]));
    }
}
