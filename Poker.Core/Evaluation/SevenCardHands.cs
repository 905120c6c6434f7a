using Poker.Core.Cards;

namespace Poker.Core.Evaluation;

/// <summary>Evaluates all 133,784,560 seven-card hands of the full deck, each through the evaluator's tables.</summary>
/// <remarks>
/// Five cards are nested loops of key sums; the two lowest are the run of all pairs below the fifth card. Of five cards at most one suit
/// holds three, so a run needs to look for flushes in one suit or in none.
/// </remarks>
public static class SevenCardHands
{
    /// <summary>How many hands there are.</summary>
    public const long Count = 133_784_560;

    /// <summary>Visits every hand's strength, in the order of the highest card, the next, and so on.</summary>
    public static void Visit<TVisitor>(ref TVisitor visitor)
        where TVisitor : struct, IStrengthVisitor
    {
        Evaluator.Prepare();
        var cards = new HandSum[Card.Count];
        for (var card = 0; card < cards.Length; card++)
        {
            cards[card] = HandSum.Of(new Card((byte)card));
        }

        for (var a = 6; a < cards.Length; a++)
        {
            for (var b = 5; b < a; b++)
            {
                for (var c = 4; c < b; c++)
                {
                    VisitBelow(cards[a] + cards[b] + cards[c], c, cards, ref visitor);
                }
            }
        }
    }

    private static void VisitBelow<TVisitor>(HandSum three, int top, HandSum[] cards, ref TVisitor visitor)
        where TVisitor : struct, IStrengthVisitor
    {
        Span<int> strengths = stackalloc int[CardPairs.Count];
        for (var d = 3; d < top; d++)
        {
            var four = three + cards[d];
            for (var e = 2; e < d; e++)
            {
                var run = strengths[..(e * (e - 1) / 2)];
                BoardRuns.Evaluate(four + cards[e], run);
                visitor.Take(run);
            }
        }
    }
}
