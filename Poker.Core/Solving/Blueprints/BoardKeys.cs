using System.Runtime.CompilerServices;

using Poker.Core.Cards;
using Poker.Core.Indexing;
using Poker.Core.Numerics;

namespace Poker.Core.Solving.Blueprints;

/// <summary>A number for every board of a street, suits as they are: what canonicalising the board would say, found in one read.</summary>
/// <remarks>
/// Boards are ranked in the combinatorial number system over the bits of their <see cref="CardSet"/>: 22,100, 270,725 and 2,598,960 numbers,
/// 88 KB, 1 MB and 10 MB.
/// </remarks>
internal sealed class BoardKeys
{
    private const int Bits = 64;

    // Binomials by [place · 64 + bit of the card set].
    private static readonly int[] Terms = [.. Enumerable.Range(0, 6 * Bits).Select(i => Binomials.Choose(Position(i % Bits), i / Bits))];

    private readonly int[] _keys;

    /// <summary>Computes the numbers of all boards of a street.</summary>
    /// <param name="deck">The cards in play.</param>
    /// <param name="street">Flop, turn or river.</param>
    /// <param name="keyOf">A board's number.</param>
    public BoardKeys(Deck deck, Street street, Func<CardSet, int> keyOf)
    {
        _keys = new int[Binomials.Choose(Card.Count, street.BoardCards())];
        var cards = Array.ConvertAll(deck.Cards.ToArray(), card => card.Set);
        Fill(cards, 0, street.BoardCards(), CardSet.Empty, keyOf);
    }

    /// <summary>The number of a board of the street, made of the deck's cards.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Of(CardSet board) => Unchecked.At(_keys, (uint)Rank(board));

    private static int Position(int bit) => (Card.Ranks * (bit >> 4)) + Math.Min(bit & 15, Card.Ranks - 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Rank(CardSet board)
    {
        var rank = 0;
        var place = Bits;
        for (var rest = board.Bits; rest != 0; rest &= rest - 1, place += Bits)
        {
            rank += Unchecked.At(Terms, (uint)(place + System.Numerics.BitOperations.TrailingZeroCount(rest)));
        }

        return rank;
    }

    private void Fill(CardSet[] cards, int from, int left, CardSet board, Func<CardSet, int> keyOf)
    {
        if (left == 0)
        {
            _keys[Rank(board)] = keyOf(board);
            return;
        }

        for (var i = from; i <= cards.Length - left; i++)
        {
            Fill(cards, i + 1, left - 1, board | cards[i], keyOf);
        }
    }
}
