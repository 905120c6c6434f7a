using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Core.Equity;

/// <summary>The exact equity of a hand against another on any board of the full deck, for millions of questions. Safe for several threads.</summary>
/// <remarks>
/// The river is two look-ups, the turn 44 boards, the flop 990: some 10 µs. Answers before the flop are kept (<see cref="PreflopPairs"/>).
/// </remarks>
public sealed class PairEquities
{
    private const int MostCards = 52;

    private readonly PreflopPairs _preflop = new(Deck.Full);

    /// <summary>The first hand's equity, in [0, 1].</summary>
    /// <param name="first">Two cards.</param>
    /// <param name="second">Two others.</param>
    /// <param name="board">Three to five others, or none.</param>
    public double Of(CardSet first, CardSet second, CardSet board) => board.Count switch
    {
        0 => _preflop.Of(first, second),
        5 => OutcomeCount.Of(Evaluator.Evaluate(board | first), Evaluator.Evaluate(board | second)) is var outcome
            ? outcome.Wins + (outcome.Ties / 2.0)
            : 0,
        _ => DealtOut(first, second, board),
    };

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
}
