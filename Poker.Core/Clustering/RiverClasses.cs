using System.Numerics;
using Poker.Core.Cards;
using Poker.Core.Indexing;

namespace Poker.Core.Clustering;

/// <summary>
/// The river's boards up to what can matter for strength: 42,783 classes on the full deck in place of 134,459 canonical boards.
/// </summary>
/// <remarks>
/// Five cards have at most one suit of three or more, the flush suit. Without one, only the board's rank multiset matters and a pocket card
/// is its rank: 13 kinds, 91 pairs. With one, the flush suit's ranks and the multiset of the other ranks matter, and a card is rank and
/// "of the flush suit": kind = 2·rank + (flush suit ? 1 : 0), 26 kinds, 351 pairs. All classes' pairs fill one array of 13.4 M entries.
/// </remarks>
public sealed class RiverClasses
{
    /// <summary>Stands for "no suit has three board cards".</summary>
    public const int NoFlush = -1;

    // Keys: no flush, then 3, 4 and 5 cards of the flush suit, each followed by the multiset of the other ranks.
    private static readonly int[] FirstKey = FirstKeys();

    private readonly int[] _offsetOfKey = new int[FirstKey[^1]];

    /// <summary>Lists the classes of a deck.</summary>
    public RiverClasses(Deck deck)
    {
        Deck = deck;
        Array.Fill(_offsetOfKey, -1);
        var classes = new List<RiverClass>();
        Span<byte> counts = stackalloc byte[Card.Ranks];
        CollectMultisets(0, 5, 0, 4, counts, classes);
        for (var flush = 0; flush <= deck.RankMask; flush++)
        {
            var size = BitOperations.PopCount((uint)flush);
            if ((flush & ~deck.RankMask) == 0 && size is >= 3 and <= 5)
            {
                CollectMultisets(0, 5 - size, flush, 3, counts, classes);
            }
        }

        All = classes;
    }

    /// <summary>The cards in play.</summary>
    public Deck Deck { get; }

    /// <summary>The classes, in the order of their offsets.</summary>
    public IReadOnlyList<RiverClass> All { get; }

    /// <summary>Entries of an array that holds one value for every pair of kinds of every class.</summary>
    public int Entries { get; private set; }

    /// <summary>Kinds of cards: 13 without a flush suit, 26 with one.</summary>
    public static int Kinds(int flushSuit) => flushSuit == NoFlush ? Card.Ranks : 2 * Card.Ranks;

    /// <summary>The kind of a card where <paramref name="flushSuit"/> is the flush suit.</summary>
    public static int Kind(Card card, int flushSuit) =>
        flushSuit == NoFlush ? card.Rank : (2 * card.Rank) + (card.Suit == flushSuit ? 1 : 0);

    /// <summary>Where a board's class begins, and its flush suit or <see cref="NoFlush"/>.</summary>
    /// <param name="board">Five cards of the deck.</param>
    /// <param name="flushSuit">The suit of three or more board cards.</param>
    public int OffsetOf(CardSet board, out int flushSuit)
    {
        flushSuit = NoFlush;
        Span<byte> counts = stackalloc byte[Card.Ranks];
        for (var suit = 0; suit < Card.Suits; suit++)
        {
            flushSuit = BitOperations.PopCount((uint)board.Suit(suit)) >= 3 ? suit : flushSuit;
        }

        counts.Clear();
        foreach (var card in board)
        {
            counts[card.Rank] += card.Suit == flushSuit ? (byte)0 : (byte)1;
        }

        return _offsetOfKey[Key(flushSuit == NoFlush ? 0 : board.Suit(flushSuit), counts)];
    }

    /// <summary>The entry of a board and a pocket.</summary>
    public int EntryOf(Observation river)
    {
        var offset = OffsetOf(river.Board, out var flushSuit);
        Span<Card> pocket = stackalloc Card[2];
        river.Pocket.CopyTo(pocket);
        return offset + RankMultisets.Pair(Kind(pocket[0], flushSuit), Kind(pocket[1], flushSuit));
    }

    private static int Key(int flush, ReadOnlySpan<byte> others)
    {
        var size = BitOperations.PopCount((uint)flush);
        return size == 0
            ? RankMultisets.Rank(others)
            : FirstKey[size - 3] + (CombinationRank(flush) * RankMultisets.Count(5 - size)) + RankMultisets.Rank(others);
    }

    private static int CombinationRank(int mask)
    {
        var rank = 0;
        for (var k = 1; mask != 0; k++, mask &= mask - 1)
        {
            rank += Binomials.Choose(BitOperations.TrailingZeroCount(mask), k);
        }

        return rank;
    }

    private static int[] FirstKeys()
    {
        var first = new int[4];
        first[0] = RankMultisets.Count(5);
        for (var size = 3; size <= 5; size++)
        {
            first[size - 2] = first[size - 3] + (Binomials.Choose(Card.Ranks, size) * RankMultisets.Count(5 - size));
        }

        return first;
    }

    private void CollectMultisets(int rank, int left, int flush, int most, Span<byte> counts, List<RiverClass> classes)
    {
        if (left == 0)
        {
            _offsetOfKey[Key(flush, counts)] = Entries;
            classes.Add(new RiverClass(Entries, flush, counts.ToArray()));
            Entries += RankMultisets.Pairs(Kinds(flush == 0 ? NoFlush : 0));
            return;
        }

        if (rank == Card.Ranks)
        {
            return;
        }

        var limit = (Deck.RankMask >> rank & 1) == 0 ? 0 : Math.Min(left, most);
        for (var count = 0; count <= limit; count++)
        {
            counts[rank] = (byte)count;
            CollectMultisets(rank + 1, left - count, flush, most, counts, classes);
        }

        counts[rank] = 0;
    }
}
