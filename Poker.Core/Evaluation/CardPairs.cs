using Poker.Core.Cards;

namespace Poker.Core.Evaluation;

/// <summary>The 1,326 pairs of cards as arrays, for evaluating a board with all of them in one run.</summary>
/// <remarks>
/// Pair index = high·(high − 1)/2 + low, of card indices: the pairs among the lowest n cards are the first n·(n − 1)/2.
/// Structure of arrays, built on first use; treat as read-only.
/// </remarks>
public static class CardPairs
{
    /// <summary>How many pairs the full deck has.</summary>
    public const int Count = 1326;

    private static readonly byte[] s_low = Build((low, _) => (byte)low);
    private static readonly byte[] s_high = Build((_, high) => (byte)high);
    private static readonly ulong[] s_bits = Build((low, high) => new Card((byte)low).Set.Bits | new Card((byte)high).Set.Bits);
    private static readonly uint[] s_rankKeys = Build((low, high) => RankKeys.All[low >> 2] + RankKeys.All[high >> 2]);
    private static readonly int[][] s_suitRanks = [.. Enumerable.Range(0, Card.Suits).Select(suit => Array.ConvertAll(s_bits, bits => new CardSet(bits).Suit(suit)))];

    /// <summary>The lower card index of each pair.</summary>
    public static ReadOnlySpan<byte> Low => s_low;

    /// <summary>The higher card index of each pair.</summary>
    public static ReadOnlySpan<byte> High => s_high;

    /// <summary>Each pair as <see cref="CardSet.Bits"/>.</summary>
    public static ReadOnlySpan<ulong> Bits => s_bits;

    /// <summary>Each pair's sum of rank keys.</summary>
    public static ReadOnlySpan<uint> RankKeySums => s_rankKeys;

    /// <summary>The mask of each pair's ranks in one suit.</summary>
    public static ReadOnlySpan<int> SuitRanks(int suit) => s_suitRanks[suit];

    /// <summary>The index of the pair of two different cards.</summary>
    public static int IndexOf(Card first, Card second)
    {
        var (low, high) = first.Index < second.Index ? (first.Index, second.Index) : (second.Index, first.Index);
        return (high * (high - 1) / 2) + low;
    }

    private static T[] Build<T>(Func<int, int, T> of)
    {
        var values = new T[Count];
        var index = 0;
        for (var high = 1; high < Card.Count; high++)
        {
            for (var low = 0; low < high; low++)
            {
                values[index++] = of(low, high);
            }
        }

        return values;
    }
}
