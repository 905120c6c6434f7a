using Poker.Core.Cards;
using Poker.Core.Evaluation;
using Poker.Core.Indexing;

namespace Poker.Tests.Reference;

/// <summary>Equity by looping over every opponent and every board to come: the twin of the class sweep.</summary>
internal static class PlainEquity
{
    /// <summary>2·wins + ties against all opponents' pockets on the river.</summary>
    public static int RiverPoints(Deck deck, Observation river)
    {
        var points = 0;
        var mine = Evaluator.StrengthOf(river.All);
        var unseen = (deck.Cards - river.All).ToArray();
        for (var first = 0; first < unseen.Length; first++)
        {
            for (var second = 0; second < first; second++)
            {
                var theirs = Evaluator.StrengthOf(river.Board | unseen[first].Set | unseen[second].Set);
                points += mine > theirs ? 2 : mine.Equals(theirs) ? 1 : 0;
            }
        }

        return points;
    }

    /// <summary>Σ of <see cref="RiverPoints"/> over the river children of a turn hand.</summary>
    public static int TurnSum(Deck deck, Observation turn) =>
        CanonicalHands.Children(deck, turn).Sum(river => RiverPoints(deck, river));

    /// <summary>The river bucket of some points: percent (or the like) of equity, halves rounded up.</summary>
    public static int Bucket(int points, int maxPoints, int buckets) =>
        (int)Math.Floor(((decimal)points * (buckets - 1) / maxPoints) + 0.5m);
}
