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

    private static readonly byte[] LowCards = Build((low, _) => (byte)low);
    private static readonly byte[] HighCards = Build((_, high) => (byte)high);
    private static readonly ulong[] CardBits = Build((low, high) => new Card((byte)low).Set.Bits | new Card((byte)high).Set.Bits);
    private static readonly uint[] KeySums = Build((low, high) => RankKeys.All[low >> 2] + RankKeys.All[high >> 2]);
    private static readonly int[][] RanksBySuit = [.. Enumerable.Range(0, Card.Suits).Select(suit => Array.ConvertAll(CardBits, bits => new CardSet(bits).Suit(suit)))];

    /// <summary>The lower card index of each pair.</summary>
    public static ReadOnlySpan<byte> Low => LowCards;

    /// <summary>The higher card index of each pair.</summary>
    public static ReadOnlySpan<byte> High => HighCards;

    /// <summary>Each pair as <see cref="CardSet.Bits"/>.</summary>
    public static ReadOnlySpan<ulong> Bits => CardBits;

    /// <summary>Each pair's sum of rank keys.</summary>
    public static ReadOnlySpan<uint> RankKeySums => KeySums;

    /// <summary>The mask of each pair's ranks in one suit.</summary>
    public static ReadOnlySpan<int> SuitRanks(int suit) => RanksBySuit[suit];

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
