using System.Runtime.CompilerServices;

using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Indexing;
using Poker.Core.Numerics;

namespace Poker.Core.Solving.Blueprints;

/// <summary>Buckets of two hands on one board, street by street: what <see cref="AbstractionTables.BucketOf"/> says, ten times as fast.</summary>
/// <remarks>
/// A board's key, read once for both hands, has what the street's entries need of it:
/// <code>
/// flop   bits 8–18 canonical board                         0–7 the canonical suit of each suit, 2 bits each
/// turn   bits 8–30 the board's first entry                 0–7 the group of each suit
/// river  bits 3–26 the class's first entry                 0–2 the flush suit, 4 for none
/// </code>
/// The flop has a table of its own, all 1,326 pockets on each of 1,755 boards (2.3 MB); turn and river read the abstraction's arrays. With
/// the keys 14 MB for the full deck, built in half a second.
/// </remarks>
internal sealed class BucketLookup
{
    private const int NoFlush = 4, Pockets = Indexing.Pockets.Count;

    private readonly BoardKeys _flopKeys, _turnKeys, _riverKeys;
    private readonly byte[] _preflop = new byte[Card.Count * Card.Count], _flop, _turn, _river;

    /// <summary>Prepares the look-ups of an abstraction.</summary>
    public BucketLookup(AbstractionTables abstraction)
    {
        var deck = Deck.Named(abstraction.Key.Deck);
        (_turn, _river) = (abstraction[Street.Turn].BucketOf, abstraction[Street.River].BucketOf);
        FillPreflop(deck, abstraction);
        var flops = new CanonicalHands(deck, Street.Flop);
        _flop = new byte[flops.Boards.Count * Pockets];
        for (var board = 0; board < flops.Boards.Count; board++)
        {
            FillFlop(flops, board, abstraction[Street.Flop].BucketOf);
        }

        _flopKeys = new(deck, Street.Flop, board => FlopKey(flops.Boards, board));
        var turns = new TurnBoards(deck);
        _turnKeys = new(deck, Street.Turn, board => TurnKey(turns, board));
        var rivers = new RiverClasses(deck);
        _riverKeys = new(deck, Street.River, board => RiverKey(rivers, board));
    }

    /// <summary>Finds the buckets of dealt cards.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Find(ref DealtHands hands)
    {
        var flopBoard = hands.Cards[4].Set | hands.Cards[5].Set | hands.Cards[6].Set;
        var turnBoard = flopBoard | hands.Cards[7].Set;
        var flop = _flopKeys.Of(flopBoard);
        var turn = _turnKeys.Of(turnBoard);
        var river = _riverKeys.Of(turnBoard | hands.Cards[8].Set);
        for (var seat = 0; seat < 2; seat++)
        {
            var (first, second) = (hands.Cards[2 * seat], hands.Cards[(2 * seat) + 1]);
            hands.Buckets[seat] = Unchecked.At(_preflop, (uint)((first.Index * Card.Count) + second.Index));
            hands.Buckets[2 + seat] = Unchecked.At(_flop, (uint)(((flop >> 8) * Pockets) + FlopSlot(first, second, flop)));
            hands.Buckets[4 + seat] = Unchecked.At(_turn, (uint)((turn >> 8) + TurnPair(first, second, turn)));
            hands.Buckets[6 + seat] = Unchecked.At(_river, (uint)((river >> 3) + RiverPair(first, second, river & 7)));
        }
    }

    private static int Lookup(int packed, Card card) => packed >> (2 * card.Suit) & 3;

    // Different cards, so that the triangle needs no diagonal.
    private static int FlopSlot(Card first, Card second, int suits)
    {
        var (a, b) = ((4 * first.Rank) + Lookup(suits, first), (4 * second.Rank) + Lookup(suits, second));
        var high = Math.Max(a, b);
        return (high * (high - 1) / 2) + Math.Min(a, b);
    }

    private static int TurnPair(Card first, Card second, int key)
    {
        var pairs = key & 0xFF;
        var groups = 1 + (((pairs | pairs >> 1) & 0x55) == 0 ? 0 : (pairs & 0xAA) != 0 ? 2 : 1);
        return RankMultisets.Pair((first.Rank * groups) + Lookup(key, first), (second.Rank * groups) + Lookup(key, second));
    }

    private static int RiverPair(Card first, Card second, int flush)
    {
        var shift = flush == NoFlush ? 0 : 1;
        return RankMultisets.Pair((first.Rank << shift) + (first.Suit == flush ? 1 : 0), (second.Rank << shift) + (second.Suit == flush ? 1 : 0));
    }

    private static int FlopKey(BoardTable boards, CardSet board)
    {
        Span<int> suits = stackalloc int[Card.Suits];
        return boards.NumberOf(SuitIsomorphism.CanonicalBoard(board, suits)) << 8 | suits[0] | suits[1] << 2 | suits[2] << 4 | suits[3] << 6;
    }

    private static int TurnKey(TurnBoards boards, CardSet board)
    {
        Span<int> suits = stackalloc int[Card.Suits];
        var number = boards.Boards.NumberOf(SuitIsomorphism.CanonicalBoard(board, suits));
        var key = boards.Offset(number) << 8;
        for (var suit = 0; suit < Card.Suits; suit++)
        {
            key |= boards.Groups(number)[suits[suit]] << (2 * suit);
        }

        return key;
    }

    private static int RiverKey(RiverClasses classes, CardSet board)
    {
        var offset = classes.OffsetOf(board, out var flush);
        return offset << 3 | (flush == RiverClasses.NoFlush ? NoFlush : flush);
    }

    private void FillPreflop(Deck deck, AbstractionTables abstraction)
    {
        foreach (var first in deck.Cards)
        {
            foreach (var second in deck.Cards - first.Set)
            {
                var bucket = abstraction.BucketOf(new Observation(first.Set | second.Set, CardSet.Empty)).Bucket;
                _preflop[(first.Index * Card.Count) + second.Index] = checked((byte)bucket);
            }
        }
    }

    // Every pocket is a canonical one with its suits renamed in a way that leaves the board alone.
    private void FillFlop(CanonicalHands flops, int board, byte[] buckets)
    {
        Span<short> pockets = stackalloc short[Pockets];
        var count = flops.PocketsOn(board, pockets);
        foreach (var suits in SuitOrders.All)
        {
            if (SuitOrders.Rename(flops.Boards[board], suits) != flops.Boards[board])
            {
                continue;
            }

            for (var i = 0; i < count; i++)
            {
                var (low, high) = (new Card(Indexing.Pockets.Low[pockets[i]]), new Card(Indexing.Pockets.High[pockets[i]]));
                _flop[(board * Pockets) + FlopSlot(low, high, suits)] = buckets[flops.RowsBefore(board) + i];
            }
        }
    }
}
