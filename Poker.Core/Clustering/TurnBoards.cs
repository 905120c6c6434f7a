using System.Numerics;
using Poker.Core.Cards;
using Poker.Core.Indexing;

namespace Poker.Core.Clustering;

/// <summary>
/// The turn's canonical boards with pockets up to what can matter for strength: 5.23 M possible pairs of kinds on the full deck in place of
/// 13.96 M canonical hands.
/// </summary>
/// <remarks>
/// Only a suit with two board cards or more can still make a flush; the others are one. A board has 0, 1 or 2 such suits ("groups" 1 and 2;
/// group 0 is the rest), and a card's kind is rank · groups + group: 13, 26 or 39 kinds. Entries are pairs of kinds, 91, 351 or 780 a board,
/// board after board.
/// </remarks>
public sealed class TurnBoards
{
    private readonly int[] _offsets;
    private readonly byte[] _groups;

    /// <summary>Lays out the entries of a deck.</summary>
    public TurnBoards(Deck deck)
    {
        Boards = new BoardTable(deck, Street.Turn);
        _offsets = new int[Boards.Count + 1];
        _groups = new byte[Boards.Count * Card.Suits];
        for (var board = 0; board < Boards.Count; board++)
        {
            byte groups = 1;
            for (var suit = 0; suit < Card.Suits; suit++)
            {
                if (BitOperations.PopCount((uint)Boards[board].Suit(suit)) >= 2)
                {
                    _groups[(board * Card.Suits) + suit] = groups++;
                }
            }

            _offsets[board + 1] = _offsets[board] + RankMultisets.Pairs(Card.Ranks * groups);
        }
    }

    /// <summary>The canonical boards.</summary>
    public BoardTable Boards { get; }

    /// <summary>Entries of an array that holds one value for every pair of kinds of every board, impossible pairs included.</summary>
    public int Entries => _offsets[^1];

    /// <summary>Where a board's entries begin; for <c>Boards.Count</c> the end of all.</summary>
    public int Offset(int board) => _offsets[board];

    /// <summary>The group of each of a canonical board's suits: 0 where it cannot make a flush any more, else 1 or 2.</summary>
    public ReadOnlySpan<byte> Groups(int board) => _groups.AsSpan(board * Card.Suits, Card.Suits);

    /// <summary>Groups of a board, the rest included: 1, 2 or 3.</summary>
    public int GroupCount(int board)
    {
        var groups = Groups(board);
        return 1 + Math.Max(Math.Max(groups[0], groups[1]), Math.Max(groups[2], groups[3]));
    }

    /// <summary>Writes the kind of every card of the deck on a board.</summary>
    /// <param name="board">The board's number.</param>
    /// <param name="suits">The canonical suit of each suit, as <see cref="SuitIsomorphism.CanonicalBoard"/> writes it.</param>
    /// <param name="kinds">52 slots by card index.</param>
    public void Kinds(int board, ReadOnlySpan<int> suits, Span<byte> kinds)
    {
        var groups = Groups(board);
        var count = GroupCount(board);
        for (var card = 0; card < Card.Count; card++)
        {
            kinds[card] = (byte)(((card >> 2) * count) + groups[suits[card & 3]]);
        }
    }

    /// <summary>The entry of a board and a pocket.</summary>
    public int EntryOf(Observation turn)
    {
        Span<int> suits = stackalloc int[Card.Suits];
        Span<byte> kinds = stackalloc byte[Card.Count];
        Span<Card> pocket = stackalloc Card[2];
        var board = Boards.NumberOf(SuitIsomorphism.CanonicalBoard(turn.Board, suits));
        Kinds(board, suits, kinds);
        turn.Pocket.CopyTo(pocket);
        return _offsets[board] + RankMultisets.Pair(kinds[pocket[0].Index], kinds[pocket[1].Index]);
    }
}
