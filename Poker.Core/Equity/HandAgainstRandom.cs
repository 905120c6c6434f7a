using System.Numerics;

using Poker.Core.Cards;
using Poker.Core.Evaluation;
using Poker.Core.Indexing;

namespace Poker.Core.Equity;

/// <summary>A hand on any street against a random one, exactly.</summary>
/// <remarks>
/// On turn and river: every rest of the board against all 1,326 pairs in one run, of which those that share a card are passed over. On the
/// flop see <see cref="FlopAgainstRandom"/>, before it <see cref="PreflopAgainstRandom"/>. Independent of the clustering's own equities, and
/// their oracle.
/// </remarks>
public static class HandAgainstRandom
{
    /// <summary>The chances of what a player sees against all hands of the deck that it may face, each as likely.</summary>
    /// <exception cref="ArgumentException">The observation is not valid or has cards outside the deck.</exception>
    public static ExactEquity Compute(Observation seen, Deck deck)
    {
        if (!seen.IsValid || !(seen.All - deck.Cards).IsEmpty)
        {
            throw new ArgumentException($"'{seen}' is not two cards and a board of 0, 3, 4 or 5 of the {deck.Name} deck.");
        }

        Evaluator.Prepare();
        if (seen.Board.IsEmpty)
        {
            return PreflopAgainstRandom.Compute(seen.Pocket, deck);
        }

        if (seen.Street == Street.Flop)
        {
            return FlopAgainstRandom.Compute(seen.Pocket, seen.Board, deck);
        }

        var tally = new Tally(HandSum.Of(seen.Pocket), deck);
        tally.Deal(HandSum.Of(seen.Board), (deck.Cards - seen.All).ToArray(), 5 - seen.Board.Count);
        return tally.Result;
    }

    private sealed class Tally(HandSum pocket, Deck deck)
    {
        private readonly int[] _strengths = new int[CardPairs.Count];
        private long _wins;
        private long _ties;
        private long _total;

        public ExactEquity Result => ExactEquity.HeadsUp((UInt128)_wins, (UInt128)_ties, (UInt128)_total);

        public void Deal(HandSum board, ReadOnlySpan<Card> rest, int missing)
        {
            if (missing == 0)
            {
                ShowDown(board);
                return;
            }

            for (var i = missing - 1; i < rest.Length; i++)
            {
                Deal(board + HandSum.Of(rest[i]), rest[..i], missing - 1);
            }
        }

        private void ShowDown(HandSum board)
        {
            BoardRuns.Evaluate(board, _strengths);
            var own = Evaluator.Evaluate(board + pocket);
            var free = deck.Cards.Bits & ~(board.Cards | pocket.Cards);
            var pairs = CardPairs.Bits;
            for (var pair = 0; pair < pairs.Length; pair++)
            {
                var possible = (pairs[pair] & ~free) == 0 ? 1 : 0;
                _wins += _strengths[pair] < own ? possible : 0;
                _ties += _strengths[pair] == own ? possible : 0;
            }

            var others = BitOperations.PopCount(free);
            _total += others * (others - 1) / 2;
        }
    }
}
