using Poker.Core.Cards;

namespace Poker.Core.Evaluation;

/// <summary>A hand in the form that hot loops add up: board part + pocket part = whole, in any order.</summary>
/// <remarks>
/// <code>
/// Key    63               32 31      24 23      16 15      8 7      0
///       ┌───────────────────┬──────────┬──────────┬─────────┬────────┐
///       │ rank keys, mod 2³²│ spades   │ hearts   │ diamonds│ clubs  │   how many cards of each suit
///       └───────────────────┴──────────┴──────────┴─────────┴────────┘
/// Cards the set of the cards, as CardSet.Bits
/// </code>
/// The parts must not share a card. <see cref="Evaluator.Evaluate(HandSum)"/> needs five to seven cards in all.
/// </remarks>
public readonly record struct HandSum(ulong Key, ulong Cards)
{
    /// <summary>One card.</summary>
    public static HandSum Of(Card card) => new(EvaluatorTables.CardKeys[card.Index], card.Set.Bits);

    /// <summary>All the cards of a set.</summary>
    public static HandSum Of(CardSet cards)
    {
        var sum = default(HandSum);
        foreach (var card in cards)
        {
            sum += Of(card);
        }

        return sum;
    }

    /// <summary>The cards of both parts, which must be disjoint.</summary>
    public static HandSum operator +(HandSum left, HandSum right) => new(left.Key + right.Key, left.Cards + right.Cards);

    /// <summary>The sum of the rank keys, for <see cref="Evaluator.OffSuit"/>.</summary>
    public uint RankKeySum => (uint)(Key >> 32);
}
