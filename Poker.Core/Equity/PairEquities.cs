using System.Collections.Concurrent;

using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Core.Equity;

/// <summary>The exact equity of a hand against another on any board of the full deck, for millions of questions. Safe for several threads.</summary>
/// <remarks>
/// The river is two look-ups, the turn 44 boards, the flop 990: some 10 µs. Answers before the flop are kept, up to suits: 47,008 pairs of
/// hands either way round, some 10 MB when all have come.
/// </remarks>
public sealed class PairEquities
{
    private const int MostCards = 52;

    private readonly ConcurrentDictionary<UInt128, double> _preflop = new();

    /// <summary>The first hand's equity, in [0, 1].</summary>
    /// <param name="first">Two cards.</param>
    /// <param name="second">Two others.</param>
    /// <param name="board">Three to five others, or none.</param>
    public double Of(CardSet first, CardSet second, CardSet board) => board.Count switch
    {
        0 => Preflop(first, second),
        5 => OutcomeCount.Of(Evaluator.Evaluate(board | first), Evaluator.Evaluate(board | second)) is var outcome
            ? outcome.Wins + (outcome.Ties / 2.0)
            : 0,
        _ => DealtOut(first, second, board),
    };

    private double Preflop(CardSet first, CardSet second)
    {
        var key = KeyOf(first, second);
        if (!_preflop.TryGetValue(key, out var equity))
        {
            equity = PreflopHandAgainstHand.Compute(first, second, Deck.Full).Equity;
            _preflop[key] = equity;
            _preflop[KeyOf(second, first)] = 1 - equity;
        }

        return equity;
    }

    private static double DealtOut(CardSet first, CardSet second, CardSet board)
    {
        Span<HandSum> rest = stackalloc HandSum[MostCards];
        var count = 0;
        foreach (var card in Deck.Full.Cards - first - second - board)
        {
            rest[count++] = HandSum.Of(card);
        }

        rest = rest[..count];
        var (one, other) = (HandSum.Of(board | first), HandSum.Of(board | second));
        if (board.Count == 4)
        {
            return (double)Halves(one, other, rest) / (2 * count);
        }

        var halves = 0;
        for (var turn = 1; turn < rest.Length; turn++)
        {
            halves += Halves(one + rest[turn], other + rest[turn], rest[..turn]);
        }

        return (double)halves / (count * (count - 1));
    }

    // 2 · wins + ties over the last card.
    private static int Halves(HandSum first, HandSum second, ReadOnlySpan<HandSum> rivers)
    {
        var halves = 0;
        foreach (var river in rivers)
        {
            halves += 1 + Math.Sign(Evaluator.Evaluate(first + river) - Evaluator.Evaluate(second + river));
        }

        return halves;
    }

    // The ranks that each hand has in each suit, suits in descending order of that: the same for all ways to name the suits.
    private static UInt128 KeyOf(CardSet first, CardSet second)
    {
        Span<uint> suits = stackalloc uint[Card.Suits];
        for (var suit = 0; suit < suits.Length; suit++)
        {
            suits[suit] = ((uint)first.Suit(suit) << Card.Ranks) | (uint)second.Suit(suit);
        }

        suits.Sort();
        return new(((ulong)suits[3] << 32) | suits[2], ((ulong)suits[1] << 32) | suits[0]);
    }
}
