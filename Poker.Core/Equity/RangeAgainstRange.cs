using Poker.Core.Cards;
using Poker.Core.Concurrency;
using Poker.Core.Evaluation;

namespace Poker.Core.Equity;

/// <summary>Two ranges against each other on any street, exactly, with all card removal.</summary>
/// <remarks>
/// Every full board is swept once by <see cref="RangeSweep"/>, boards that differ by a renaming of suits that both ranges allow once for
/// all: 134,459 of 2,598,960 preflop when neither range names suits. Sums are integers, the same for any number of threads.
/// </remarks>
public static class RangeAgainstRange
{
    /// <summary>The first range's chances; <see cref="ExactEquity.Opponent"/> gives the second's.</summary>
    /// <param name="first">A range; hands that the board blocks or the deck lacks are left out.</param>
    /// <param name="second">The other range.</param>
    /// <param name="board">Up to five known cards.</param>
    /// <param name="deck">The cards in play.</param>
    /// <param name="work">Threads, progress, cancellation.</param>
    /// <exception cref="ArgumentException">A range has no hand left, or no hand of one can meet one of the other.</exception>
    public static ExactEquity Compute(HandRange first, HandRange second, CardSet board, Deck deck, EquityWork work)
    {
        Evaluator.Prepare();
        var own = Possible(first, board, deck);
        var other = Possible(second, board, deck);
        var symmetry = new SuitSymmetry(board, own, other);
        if (other.Hands < own.Hands)
        {
            // The sweep looks for the smaller range in the first place.
            return Sum(other, own, board, deck, symmetry, work).Opponent();
        }

        return Sum(own, other, board, deck, symmetry, work);
    }

    private static ExactEquity Sum(HandRange own, HandRange other, CardSet board, Deck deck, SuitSymmetry symmetry, EquityWork work)
    {
        var total = RangeHand.WeightOfPairs(RangeHand.Of(own, other).Hands) * Choose(deck.Count - board.Count - 4, 5 - board.Count);
        if (total == 0)
        {
            throw new ArgumentException($"No hand of '{own}' can meet one of '{other}': they need the same cards.");
        }

        var rest = Array.ConvertAll((deck.Cards - board - own.Common - other.Common).ToArray(), HandSum.Of);
        var known = HandSum.Of(board);
        var missing = 5 - board.Count;
        var starts = Starts(rest, missing).OrderByDescending(start => start.Below).ToArray();
        var sum = default(RangeTally);
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = work.Threads, CancellationToken = work.Cancel };
        FirstFailure.Surface(() =>
            Parallel.ForEach(
                starts,
                options,
                () => new RangeDealer(rest, known, symmetry, new RangeSweep(own, other)),
                (start, _, dealer) =>
                {
                    dealer.Deal(start.Dealt, start.Below, start.Missing);
                    work.Progress?.Invoke((double)Interlocked.Increment(ref done) / starts.Length);
                    return dealer;
                },
                dealer =>
                {
                    lock (starts)
                    {
                        sum += dealer.Tally;
                    }
                }));
        return ExactEquity.HeadsUp(sum.Wins, sum.Ties, total);
    }

    private static UInt128 Choose(int from, int count)
    {
        var ways = UInt128.One;
        for (var i = 0; i < count; i++)
        {
            ways = ways * (UInt128)(from - i) / (UInt128)(i + 1);
        }

        return ways;
    }

    private static HandRange Possible(HandRange range, CardSet board, Deck deck)
    {
        var possible = range.Within(deck.Cards - board);
        return possible.Hands > 0
            ? possible
            : throw new ArgumentException(board.IsEmpty
                ? $"The {deck.Name} deck has no hand of the range '{range}'."
                : $"The board {board} leaves no hand of the range '{range}'.");
    }

    // One or two cards of the rest of the board fixed: pieces of work small enough to share out.
    private static IEnumerable<(HandSum Dealt, int Below, int Missing)> Starts(HandSum[] rest, int missing)
    {
        if (missing < 2)
        {
            yield return (default, rest.Length, missing);
            yield break;
        }

        for (var a = missing - 1; a < rest.Length; a++)
        {
            for (var b = missing - 2; b < a; b++)
            {
                yield return (rest[a] + rest[b], b, missing - 2);
            }
        }
    }
}
