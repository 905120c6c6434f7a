using System.Runtime.InteropServices;

using Poker.Core.Cards;
using Poker.Core.Evaluation;
using Poker.Core.Numerics;

namespace Poker.Core.Game;

/// <summary>The cards of one hand, all dealt beforehand: two a seat and a board of five, of which a street shows the first.</summary>
/// <remarks>A value without references. Duplicate play deals once and lets seats change hands.</remarks>
[StructLayout(LayoutKind.Auto)]
public struct Deal
{
    private const int BoardCards = 5;

    private SeatCards _pockets;
    private CardSet _flop;
    private CardSet _turn;
    private CardSet _river;

    /// <summary>A deal of the full deck, uniform over all; the generator is advanced by 2·seats + 5 draws, a few more after rejections.</summary>
    public static Deal Draw(ref Rng random, int seats) => Draw(ref random, seats, Deck.Full);

    /// <summary>A deal of a deck, uniform over all; as many more draws as its share of the full deck is smaller.</summary>
    /// <exception cref="ArgumentException">It has too few cards for so many seats.</exception>
    public static Deal Draw(ref Rng random, int seats, Deck deck)
    {
        if (deck.Count < CardsFor(seats))
        {
            throw new ArgumentException($"The {deck} deck has {deck.Count} cards, too few for {seats} seats.");
        }

        var deal = default(Deal);
        var free = deck.Cards;
        for (var seat = 0; seat < seats; seat++)
        {
            deal._pockets[seat] = Take(ref random, ref free, 2);
        }

        deal._flop = Take(ref random, ref free, 3);
        deal._turn = Take(ref random, ref free, 1);
        deal._river = Take(ref random, ref free, 1);
        return deal;
    }

    /// <summary>A deal of given cards.</summary>
    /// <param name="pockets">Two cards a seat.</param>
    /// <param name="flop">Three cards.</param>
    /// <param name="turn">One card.</param>
    /// <param name="river">One card.</param>
    /// <exception cref="ArgumentException">A set has another size, or two of them share a card.</exception>
    public static Deal Of(ReadOnlySpan<CardSet> pockets, CardSet flop, CardSet turn, CardSet river)
    {
        var deal = new Deal { _flop = flop, _turn = turn, _river = river };
        var all = flop | turn | river;
        foreach (var pocket in pockets)
        {
            all |= pocket;
        }

        pockets.CopyTo(deal._pockets);
        return all.Count == CardsFor(pockets.Length) && (flop.Count, turn.Count, river.Count) == (3, 1, 1)
            ? deal
            : throw new ArgumentException("A deal is two cards a seat, a flop of three, a turn and a river, all different.");
    }

    /// <summary>The cards that a hand of so many seats takes: two each and five.</summary>
    public static int CardsFor(int seats) => (2 * seats) + BoardCards;

    /// <summary>A seat's two cards.</summary>
    public readonly CardSet Pocket(int seat) => _pockets[seat];

    /// <summary>The board as a street shows it.</summary>
    public readonly CardSet Board(Street street) => street switch
    {
        Street.Preflop => CardSet.Empty,
        Street.Flop => _flop,
        Street.Turn => _flop | _turn,
        _ => _flop | _turn | _river,
    };

    /// <summary>Exchanges the pockets of two seats, as duplicate play does.</summary>
    public void SwapPockets(int seat, int other) => (_pockets[seat], _pockets[other]) = (_pockets[other], _pockets[seat]);

    /// <summary>Writes the strength of every seat that is left, for <see cref="Showdown.Settle"/>; 0 for the others.</summary>
    /// <param name="state">The hand, over.</param>
    /// <param name="strengths">At least as many slots as seats.</param>
    public readonly void Strengths(in BettingState state, Span<int> strengths)
    {
        var board = Board(Street.River);
        for (var seat = 0; seat < state.SeatCount; seat++)
        {
            strengths[seat] = state.HasFolded(seat) ? 0 : Evaluator.Evaluate(board | _pockets[seat]);
        }
    }

    private static CardSet Take(ref Rng random, ref CardSet free, int count)
    {
        var taken = CardSet.Empty;
        while (taken.Count < count)
        {
            // Rejected while out of play: cheaper than keeping a shuffled deck, for at most 25 of 52 cards.
            var card = new Card((byte)random.Below(Card.Count)).Set & free;
            taken |= card;
            free -= card;
        }

        return taken;
    }
}
