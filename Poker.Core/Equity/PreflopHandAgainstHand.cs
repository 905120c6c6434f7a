using System.Numerics;

using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Core.Equity;

/// <summary>Two known hands before the flop, exactly: 1.7 M boards of the full deck counted in a fraction of a millisecond.</summary>
/// <remarks>
/// As <see cref="PreflopAgainstRandom"/>: first as though there were no flushes, by the 6,175 rank multisets of boards with the number of
/// boards that look so; then, suit by suit, boards with a flush of it are counted again by the ranks in the suit and the rank multiset of
/// the rest, less what they counted before. <see cref="HandsAgainstHands"/> is the same by dealing every board.
/// </remarks>
public static class PreflopHandAgainstHand
{
    private const int BoardCards = 5, BitsARank = 3;

    // Each rank multiset of five cards: its counts, three bits a rank, and the sum of its rank keys.
    private static readonly (ulong Counts, uint Key)[] Boards = AllBoards();

    /// <summary>The first hand's chances.</summary>
    /// <param name="first">Two cards of the deck.</param>
    /// <param name="second">Two others.</param>
    /// <param name="deck">Where the boards come from.</param>
    /// <exception cref="ArgumentException">They are not two pairs of different cards of the deck.</exception>
    public static ExactEquity Compute(CardSet first, CardSet second, Deck deck)
    {
        var used = first | second;
        if (first.Count != 2 || second.Count != 2 || used.Count != 4 || !(used - deck.Cards).IsEmpty)
        {
            throw new ArgumentException($"{first} and {second} are not two pairs of different cards of the {deck.Name} deck.");
        }

        var ranks = new DeckRanks(deck);
        var keys = (HandSum.Of(first).RankKeySum, HandSum.Of(second).RankKeySum);
        var deals = WithoutFlushes(ranks.Free(used, Card.Suits), keys);
        for (var suit = 0; suit < Card.Suits; suit++)
        {
            var inSuit = new CardSet((ulong)used.Suit(suit) << (16 * suit));
            deals += Flushes(first.Suit(suit), second.Suit(suit), ranks.Free(used - inSuit, Card.Suits - 1), keys, deck.RankMask);
        }

        return ExactEquity.HeadsUp((UInt128)deals.Wins, (UInt128)deals.Ties, (UInt128)Ways(deck.Count - 4, BoardCards));
    }

    private static OutcomeCount WithoutFlushes(int[] free, (uint First, uint Second) keys)
    {
        var sum = default(OutcomeCount);
        foreach (var (counts, key) in Boards)
        {
            var ways = 1L;
            for (var rest = counts; rest != 0 && ways != 0;)
            {
                var rank = BitOperations.TrailingZeroCount(rest) / BitsARank;
                var count = (int)(counts >> (BitsARank * rank)) & 7;
                ways *= PreflopAgainstRandom.Choose(free[rank], count);
                rest &= ~(7UL << (BitsARank * rank));
            }

            sum += ways == 0 ? default : OutcomeCount.Of(Evaluator.OffSuit(key + keys.First), Evaluator.OffSuit(key + keys.Second)) * ways;
        }

        return sum;
    }

    // What counting the flushes of a suit changes; the hands' own cards of it are given as ranks, and what is free of the other suits.
    private static OutcomeCount Flushes(int first, int second, int[] freeOff, (uint First, uint Second) keys, int deck)
    {
        var fewest = BoardCards - Math.Max(BitOperations.PopCount((uint)first), BitOperations.PopCount((uint)second));
        var sum = default(OutcomeCount);
        var free = deck & ~first & ~second;
        for (var suited = free; suited != 0; suited = (suited - 1) & free)
        {
            var count = BitOperations.PopCount((uint)suited);
            if (count < fewest || count > BoardCards)
            {
                continue;
            }

            var flushes = (First: Evaluator.Flush(suited | first), Second: Evaluator.Flush(suited | second));
            if (flushes != (0, 0))
            {
                sum += Others(BoardCards - count, KeyOf(suited), flushes, freeOff, keys);
            }
        }

        return sum;
    }

    private static OutcomeCount Others(int missing, uint key, (int, int) flushes, int[] freeOff, (uint, uint) keys)
    {
        if (missing == 0)
        {
            return Change(key, flushes, keys);
        }

        var sum = default(OutcomeCount);
        for (var high = 0; high < Card.Ranks; high++)
        {
            var highKey = key + RankKeys.All[high];
            if (missing == 1)
            {
                sum += freeOff[high] == 0 ? default : Change(highKey, flushes, keys) * freeOff[high];
                continue;
            }

            for (var low = 0; low <= high; low++)
            {
                var ways = low == high ? PreflopAgainstRandom.Choose(freeOff[low], 2) : freeOff[low] * freeOff[high];
                sum += ways == 0 ? default : Change(highKey + RankKeys.All[low], flushes, keys) * ways;
            }
        }

        return sum;
    }

    private static OutcomeCount Change(uint key, (int First, int Second) flushes, (uint First, uint Second) keys)
    {
        var first = Evaluator.OffSuit(key + keys.First);
        var second = Evaluator.OffSuit(key + keys.Second);
        return OutcomeCount.Of(flushes.First != 0 ? flushes.First : first, flushes.Second != 0 ? flushes.Second : second)
            - OutcomeCount.Of(first, second);
    }

    private static uint KeyOf(int ranks)
    {
        var key = 0u;
        for (; ranks != 0; ranks &= ranks - 1)
        {
            key += RankKeys.All[BitOperations.TrailingZeroCount(ranks)];
        }

        return key;
    }

    private static long Ways(long from, int count)
    {
        var ways = 1L;
        for (var i = 1; i <= count; i++)
        {
            ways = ways * (from - count + i) / i;
        }

        return ways;
    }

    private static (ulong Counts, uint Key)[] AllBoards()
    {
        var boards = new List<(ulong, uint)>();
        RankMultisets.Visit(BoardCards, BoardCards, (counts, _, key) =>
        {
            var packed = 0UL;
            for (var rank = 0; rank < counts.Length; rank++)
            {
                packed |= (ulong)counts[rank] << (BitsARank * rank);
            }

            boards.Add((packed, key));
        });
        return [.. boards];
    }
}
