using System.Numerics;
using Poker.Core.Cards;

namespace Poker.Core.Indexing;

/// <summary>A street's canonical boards, ascending by their packed form: 1, 1,755, 16,432 and 134,459 on the full deck.</summary>
/// <remarks>A look-up ranks the board's cards in the combinatorial number system, one array read: 10 MB for the river.</remarks>
public sealed class BoardTable
{
    private readonly CardSet[] _boards;
    private readonly int[] _numbers;

    /// <summary>Enumerates the boards of a deck on a street.</summary>
    public BoardTable(Deck deck, Street street)
    {
        Deck = deck;
        Street = street;
        var boards = new List<(long Packed, CardSet Board)>();
        Collect(0, street.BoardCards(), deck.RankMask, CardSet.Empty, Lanes(deck), boards);
        boards.Sort((left, right) => left.Packed.CompareTo(right.Packed));
        _boards = new CardSet[boards.Count];
        _numbers = new int[Binomials.Choose(Card.Count, street.BoardCards())];
        Array.Fill(_numbers, -1);
        for (var number = 0; number < boards.Count; number++)
        {
            _boards[number] = boards[number].Board;
            _numbers[Rank(boards[number].Board)] = number;
        }
    }

    /// <summary>The cards in play.</summary>
    public Deck Deck { get; }

    /// <summary>The street.</summary>
    public Street Street { get; }

    /// <summary>How many canonical boards there are.</summary>
    public int Count => _boards.Length;

    /// <summary>The canonical board of a number, 0 … <see cref="Count"/> − 1.</summary>
    public CardSet this[int number] => _boards[number];

    /// <summary>The number of a canonical board.</summary>
    /// <exception cref="ArgumentException">The board is not canonical, or not of this street and deck.</exception>
    public int NumberOf(CardSet canonicalBoard)
    {
        var number = canonicalBoard.Count == Street.BoardCards() ? _numbers[Rank(canonicalBoard)] : -1;
        return number >= 0
            ? number
            : throw new ArgumentException($"'{canonicalBoard}' is no canonical {Street.Name()} board of the {Deck} deck.");
    }

    private static int Rank(CardSet board)
    {
        var rank = 0;
        var rest = board.Bits;
        for (var k = 1; rest != 0; k++, rest &= rest - 1)
        {
            var bit = BitOperations.TrailingZeroCount(rest);
            rank += Binomials.Choose((Card.Ranks * (bit >> 4)) + (bit & 15), k);
        }

        return rank;
    }

    // Lanes are filled from suit 0 on, each no larger than the one before: only canonical boards come up.
    private static void Collect(int suit, int left, int limit, CardSet board, List<int>[] lanes, List<(long Packed, CardSet Board)> boards)
    {
        if (suit == Card.Suits)
        {
            boards.Add((new Observation(CardSet.Empty, board).Pack(), board));
            return;
        }

        for (var count = suit == Card.Suits - 1 ? left : 0; count <= left; count++)
        {
            foreach (var lane in lanes[count])
            {
                if (lane > limit)
                {
                    break;
                }

                Collect(suit + 1, left - count, lane, board | new CardSet((ulong)lane << (suit << 4)), lanes, boards);
            }
        }
    }

    // The rank masks of a deck with 0 … 5 ranks, ascending.
    private static List<int>[] Lanes(Deck deck)
    {
        var lanes = new List<int>[6];
        for (var count = 0; count < lanes.Length; count++)
        {
            lanes[count] = [];
        }

        for (var lane = 0; lane <= deck.RankMask; lane++)
        {
            if ((lane & ~deck.RankMask) == 0 && BitOperations.PopCount((uint)lane) < lanes.Length)
            {
                lanes[BitOperations.PopCount((uint)lane)].Add(lane);
            }
        }

        return lanes;
    }
}
