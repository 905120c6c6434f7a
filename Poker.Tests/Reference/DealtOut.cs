using Poker.Core.Cards;
using Poker.Core.Equity;
using Poker.Core.Evaluation;

namespace Poker.Tests.Reference;

/// <summary>Equities by dealing everything out, one deal at a time.</summary>
internal static class DealtOut
{
    /// <summary>Known hands against each other over every rest of the board.</summary>
    public static ExactEquity[] Hands(CardSet[] hands, CardSet board, Deck deck)
    {
        var results = new ExactEquity[hands.Length];
        var rest = deck.Cards - board - new CardSet(hands.Aggregate(0UL, (all, hand) => all | hand.Bits));
        foreach (var dealt in Reference.Hands.Of(rest, 5 - board.Count))
        {
            var strengths = hands.Select(hand => Evaluator.StrengthOf(hand | board | dealt)).ToArray();
            var winners = strengths.Count(strength => strength == strengths.Max());
            for (var i = 0; i < hands.Length; i++)
            {
                var best = strengths[i] == strengths.Max();
                results[i] = new(
                    results[i].Wins + (best && winners == 1 ? 1u : 0),
                    results[i].Ties + (best && winners > 1 ? 1u : 0),
                    results[i].Total + 1,
                    results[i].Shares + (best ? (uint)(ExactEquity.PotUnits / winners) : 0));
            }
        }

        return results;
    }

    /// <summary>A hand against every other hand over every rest of the board.</summary>
    public static ExactEquity AgainstRandom(CardSet pocket, CardSet board, Deck deck)
    {
        ulong wins = 0, ties = 0, total = 0;
        foreach (var dealt in Reference.Hands.Of(deck.Cards - board - pocket, 5 - board.Count))
        {
            var full = board | dealt;
            var own = Evaluator.Evaluate(pocket | full);
            foreach (var other in Reference.Hands.Of(deck.Cards - full - pocket, 2))
            {
                var strength = Evaluator.Evaluate(other | full);
                wins += own > strength ? 1u : 0;
                ties += own == strength ? 1u : 0;
                total++;
            }
        }

        return ExactEquity.HeadsUp(wins, ties, total);
    }

    /// <summary>Two ranges: the weighted sum over all pairs of hands that do not share a card.</summary>
    public static ExactEquity Ranges(HandRange first, HandRange second, CardSet board, Deck deck)
    {
        var (wins, ties, total) = (UInt128.Zero, UInt128.Zero, UInt128.Zero);
        foreach (var (own, ownWeight) in Held(first, deck.Cards - board))
        {
            foreach (var (other, otherWeight) in Held(second, deck.Cards - board - own))
            {
                var chances = HandsAgainstHands.Compute([own, other], board, deck)[0];
                var weight = (UInt128)(ownWeight * otherWeight);
                wins += weight * chances.Wins;
                ties += weight * chances.Ties;
                total += weight * chances.Total;
            }
        }

        return ExactEquity.HeadsUp(wins, ties, total);
    }

    private static IEnumerable<(CardSet Hand, long Weight)> Held(HandRange range, CardSet cards)
    {
        for (var pair = 0; pair < CardPairs.Count; pair++)
        {
            var hand = new CardSet(CardPairs.Bits[pair]);
            if (range.Weights[pair] > 0 && (hand - cards).IsEmpty)
            {
                yield return (hand, range.Weights[pair]);
            }
        }
    }
}
