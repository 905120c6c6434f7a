using Poker.Core.Cards;
using Poker.Core.Indexing;

namespace Poker.Core.Equity;

/// <summary>Players' ranges and a board: picks the fastest exact engine that answers.</summary>
/// <remarks>
/// One hand against a random one: <see cref="HandAgainstRandom"/>. Single hands, two to ten: <see cref="HandsAgainstHands"/>. Two players
/// otherwise: <see cref="RangeAgainstRange"/>.
/// </remarks>
public static class Matchup
{
    /// <summary>Each player's chances, in order; a single player faces a random hand and gets a single answer.</summary>
    /// <exception cref="ArgumentException">The players or the board cannot be; the message tells why.</exception>
    public static ExactEquity[] Compute(IReadOnlyList<HandRange> players, CardSet board, Deck deck, EquityWork work)
    {
        if (board.Count is not (0 or 3 or 4 or 5))
        {
            throw new ArgumentException($"A board has 0, 3, 4 or 5 cards, not {board.Count} ({board}).");
        }

        var outside = board - deck.Cards;
        if (!outside.IsEmpty)
        {
            throw new ArgumentException($"The {deck.Name} deck has no {outside}.");
        }

        foreach (var player in players)
        {
            if (player.Single is { } hand && (hand & board) is { IsEmpty: false } both)
            {
                throw new ArgumentException($"{both} is both in the hand {hand} and on the board {board}.");
            }
        }

        return players switch
        {
            [] => throw new ArgumentException("No player: give at least one hand or range."),
            [var only] => [HeadsUp(only, HandRange.Random, board, deck, work)],
            [var first, var second] when first.Single is null || second.Single is null => Both(HeadsUp(first, second, board, deck, work)),
            _ => HandsAgainstHands.Compute(Singles(players), board, deck, work.Cancel),
        };
    }

    private static ExactEquity HeadsUp(HandRange first, HandRange second, CardSet board, Deck deck, EquityWork work) =>
        first.Single is { } hand && second.IsRandom ? HandAgainstRandom.Compute(new Observation(hand, board), deck)
        : second.Single is { } other && first.IsRandom ? HandAgainstRandom.Compute(new Observation(other, board), deck).Opponent()
        : RangeAgainstRange.Compute(first, second, board, deck, work);

    private static ExactEquity[] Both(ExactEquity first) => [first, first.Opponent()];

    private static CardSet[] Singles(IReadOnlyList<HandRange> players) =>
        [.. players.Select(player => player.Single ?? throw new ArgumentException(
            $"With more than two players each needs two known cards; '{player}' is a range."))];
}
