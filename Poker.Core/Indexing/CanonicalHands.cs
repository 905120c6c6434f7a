using System.Numerics;
using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Core.Indexing;

/// <summary>
/// A street's hands up to suit isomorphism, numbered without gaps in the order of their packed form:
/// 169, 1,286,792, 13,960,050 and 123,156,254 on the full deck.
/// </summary>
/// <remarks>
/// A number is the rows of the boards before plus the canonical pockets before: one prefix sum a board and 21 words of bitmap made on the
/// fly, so that index and representative take well under a microsecond either way and the river needs 11 MB.
/// </remarks>
public sealed class CanonicalHands
{
    private readonly int[] _rowsBefore;

    /// <summary>Numbers the hands of a deck on a street.</summary>
    public CanonicalHands(Deck deck, Street street)
        : this(new BoardTable(deck, street))
    {
    }

    /// <summary>Numbers the hands on the given boards.</summary>
    public CanonicalHands(BoardTable boards)
    {
        Boards = boards;
        _rowsBefore = new int[boards.Count + 1];
        Span<ulong> slots = stackalloc ulong[Pockets.Words];
        for (var board = 0; board < boards.Count; board++)
        {
            Pockets.CanonicalOn(boards.Deck, boards[board], slots);
            var rows = 0;
            foreach (var word in slots)
            {
                rows += BitOperations.PopCount(word);
            }

            _rowsBefore[board + 1] = _rowsBefore[board] + rows;
        }
    }

    /// <summary>The canonical boards.</summary>
    public BoardTable Boards { get; }

    /// <summary>The street.</summary>
    public Street Street => Boards.Street;

    /// <summary>How many canonical hands there are.</summary>
    public int Count => _rowsBefore[^1];

    /// <summary>Hands on the boards before one; for <c>Boards.Count</c> all of them.</summary>
    public int RowsBefore(int board) => _rowsBefore[board];

    /// <summary>The number, 0 … <see cref="Count"/> − 1, of the canonical form of any observation on this street.</summary>
    /// <exception cref="ArgumentException">The observation is of another street or holds cards outside the deck.</exception>
    public int IndexOf(Observation observation)
    {
        if (!observation.IsValid || observation.Street != Street || !(observation.All - Boards.Deck.Cards).IsEmpty)
        {
            throw new ArgumentException($"'{observation}' is no {Street.Name()} hand of the {Boards.Deck} deck.");
        }

        var canonical = SuitIsomorphism.Canonical(observation);
        Span<ulong> slots = stackalloc ulong[Pockets.Words];
        Pockets.CanonicalOn(Boards.Deck, canonical.Board, slots);
        var slot = Pockets.Slot(canonical.Pocket);
        var index = _rowsBefore[Boards.NumberOf(canonical.Board)];
        for (var word = 0; word < slot >> 6; word++)
        {
            index += BitOperations.PopCount(slots[word]);
        }

        return index + BitOperations.PopCount(slots[slot >> 6] & ((1UL << (slot & 63)) - 1));
    }

    /// <summary>The numbers of all pairs of <see cref="CardPairs"/> on one board, whose rank is looked up once for all.</summary>
    /// <param name="board">A board of the deck, canonical or not.</param>
    /// <param name="numbers">A slot a pair; 0 for pairs with a card of the board or outside the deck.</param>
    /// <exception cref="ArgumentException">It is no board of the street and deck.</exception>
    public void IndexPairs(CardSet board, Span<int> numbers)
    {
        Span<int> suits = stackalloc int[Card.Suits];
        Span<ulong> slots = stackalloc ulong[Pockets.Words];
        Span<int> before = stackalloc int[Pockets.Words];
        var canonical = SuitIsomorphism.CanonicalBoard(board, suits);
        before[0] = _rowsBefore[Boards.NumberOf(canonical)];
        Pockets.CanonicalOn(Boards.Deck, canonical, slots);
        for (var word = 1; word < Pockets.Words; word++)
        {
            before[word] = before[word - 1] + BitOperations.PopCount(slots[word - 1]);
        }

        var possible = (Boards.Deck.Cards - board).Bits;
        for (var pair = 0; pair < CardPairs.Count; pair++)
        {
            if ((CardPairs.Bits[pair] & ~possible) != 0)
            {
                numbers[pair] = 0;
                continue;
            }

            int low = CardPairs.Low[pair], high = CardPairs.High[pair];
            var renamed = Card.Of(low >> 2, suits[low & 3]).Set | Card.Of(high >> 2, suits[high & 3]).Set;
            var slot = Pockets.Slot(SuitIsomorphism.Canonical(new(renamed, canonical)).Pocket);
            numbers[pair] = before[slot >> 6] + BitOperations.PopCount(slots[slot >> 6] & ((1UL << (slot & 63)) - 1));
        }
    }

    /// <summary>The representative of a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or not below <see cref="Count"/>.</exception>
    public Observation At(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var board = Array.BinarySearch(_rowsBefore, index);
        board = board >= 0 ? board : ~board - 1;
        Span<ulong> slots = stackalloc ulong[Pockets.Words];
        Pockets.CanonicalOn(Boards.Deck, Boards[board], slots);
        var left = index - _rowsBefore[board];
        var word = 0;
        for (; left >= BitOperations.PopCount(slots[word]); word++)
        {
            left -= BitOperations.PopCount(slots[word]);
        }

        var bits = slots[word];
        for (; left > 0; left--)
        {
            bits &= bits - 1;
        }

        return new Observation(Pockets.Sets[(word << 6) + BitOperations.TrailingZeroCount(bits)], Boards[board]);
    }

    /// <summary>Writes a board's canonical pocket slots in ascending order and returns how many there are.</summary>
    /// <param name="board">A board's number.</param>
    /// <param name="pockets">At least <see cref="Pockets.Count"/> entries.</param>
    public int PocketsOn(int board, Span<short> pockets)
    {
        Span<ulong> slots = stackalloc ulong[Pockets.Words];
        Pockets.CanonicalOn(Boards.Deck, Boards[board], slots);
        var count = 0;
        for (var word = 0; word < Pockets.Words; word++)
        {
            for (var bits = slots[word]; bits != 0; bits &= bits - 1)
            {
                pockets[count++] = (short)((word << 6) + BitOperations.TrailingZeroCount(bits));
            }
        }

        return count;
    }

    /// <summary>How many <see cref="Children"/> an observation has.</summary>
    public static int CountChildren(Deck deck, Observation observation)
    {
        var unseen = deck.Count - observation.All.Count;
        return observation.Street == Street.Preflop ? unseen * (unseen - 1) * (unseen - 2) / 6 : unseen;
    }

    /// <summary>
    /// The next street's observations that follow one, board by board: 19,600 before the flop, then 47 and 46 on the full deck.
    /// </summary>
    public static IEnumerable<Observation> Children(Deck deck, Observation observation)
    {
        var unseen = (deck.Cards - observation.All).ToArray();
        for (var first = 0; first < unseen.Length; first++)
        {
            var board = observation.Board | unseen[first].Set;
            if (observation.Street != Street.Preflop)
            {
                yield return observation with { Board = board };
                continue;
            }

            for (var second = first + 1; second < unseen.Length; second++)
            {
                for (var third = second + 1; third < unseen.Length; third++)
                {
                    yield return observation with { Board = board | unseen[second].Set | unseen[third].Set };
                }
            }
        }
    }
}
