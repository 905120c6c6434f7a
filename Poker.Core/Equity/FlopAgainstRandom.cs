using System.Numerics;
using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Core.Equity;

/// <summary>A hand on the flop against a random one: 1,070,190 deals of the full deck counted exactly in about a millisecond.</summary>
/// <remarks>
/// Four unseen cards are turn, river and opponent in six ways, and in all of them the opponent has the same seven cards: each of the 178,365 sets
/// is evaluated once, and its strength compared with the hand's own for each of the six pairs that turn and river may be. Sets that differ in
/// their lowest card alone are compared a vector at a time.
/// </remarks>
internal static class FlopAgainstRandom
{
    private const int Ways = 6;

    /// <summary>The chances of a hand of the deck.</summary>
    public static ExactEquity Compute(CardSet pocket, CardSet flop, Deck deck)
    {
        var unseen = Array.ConvertAll((deck.Cards - pocket - flop).ToArray(), HandSum.Of);
        var board = HandSum.Of(flop);
        var comparison = new Comparison(OwnStrengths(board + HandSum.Of(pocket), unseen), unseen.Length);
        for (var first = 3; first < unseen.Length; first++)
        {
            for (var second = 2; second < first; second++)
            {
                for (var third = 1; third < second; third++)
                {
                    Evaluate(board + unseen[first] + unseen[second] + unseen[third], unseen.AsSpan(0, third), comparison.Theirs);
                    comparison.Add(first, second, third);
                }
            }
        }

        return comparison.Result;
    }

    private static void Evaluate(HandSum six, ReadOnlySpan<HandSum> seventh, int[] strengths)
    {
        for (var card = 0; card < seventh.Length; card++)
        {
            strengths[card] = Evaluator.Evaluate(six + seventh[card]);
        }
    }

    /// <summary>The hand's own strength by turn and river, at [one · row + other], rows of whole vectors.</summary>
    private static int[] OwnStrengths(HandSum five, HandSum[] unseen)
    {
        var row = RoundUp(unseen.Length);
        var strengths = new int[unseen.Length * row];
        for (var one = 1; one < unseen.Length; one++)
        {
            for (var other = 0; other < one; other++)
            {
                strengths[(one * row) + other] = strengths[(other * row) + one] = Evaluator.Evaluate(five + unseen[one] + unseen[other]);
            }
        }

        return strengths;
    }

    private static int RoundUp(int count) => (count + Vector<int>.Count - 1) / Vector<int>.Count * Vector<int>.Count;

    private sealed class Comparison(int[] own, int unseen)
    {
        private readonly int _row = RoundUp(unseen);
        private Vector<int> _wins;
        private Vector<int> _ties;
        private long _sets;

        /// <summary>The strengths of three cards with each that is lower than all of them.</summary>
        public int[] Theirs { get; } = new int[RoundUp(unseen)];

        public ExactEquity Result => ExactEquity.HeadsUp((UInt128)Vector.Sum(_wins), (UInt128)Vector.Sum(_ties), (UInt128)(Ways * _sets));

        /// <summary>Compares <see cref="Theirs"/> of three cards.</summary>
        public void Add(int first, int second, int third)
        {
            // Strengths that no hand reaches fill the last vector: they are neither won against nor tied with.
            Theirs.AsSpan(third, RoundUp(third) - third).Fill(int.MaxValue);
            _sets += third;
            var (wins, ties) = (_wins, _ties);
            var (firstAndSecond, firstAndThird, secondAndThird) = (Known(first, second), Known(first, third), Known(second, third));
            for (var lowest = 0; lowest < third; lowest += Vector<int>.Count)
            {
                var theirs = new Vector<int>(Theirs, lowest);
                Count(firstAndSecond, theirs, ref wins, ref ties);
                Count(firstAndThird, theirs, ref wins, ref ties);
                Count(secondAndThird, theirs, ref wins, ref ties);
                Count(new(own, (first * _row) + lowest), theirs, ref wins, ref ties);
                Count(new(own, (second * _row) + lowest), theirs, ref wins, ref ties);
                Count(new(own, (third * _row) + lowest), theirs, ref wins, ref ties);
            }

            (_wins, _ties) = (wins, ties);
        }

        private Vector<int> Known(int one, int other) => new(own[(one * _row) + other]);

        private static void Count(Vector<int> mine, Vector<int> theirs, ref Vector<int> wins, ref Vector<int> ties)
        {
            // A comparison that holds is −1.
            wins -= Vector.LessThan(theirs, mine);
            ties -= Vector.Equals(theirs, mine);
        }
    }
}
