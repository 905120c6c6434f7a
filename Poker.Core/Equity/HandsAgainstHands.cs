using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Core.Equity;

/// <summary>Two to ten known hands against each other, exactly, by dealing every rest of the board.</summary>
/// <remarks>Preflop heads-up that is 1,712,304 boards: some 20 ms. Not for several threads at once: an instance holds the tally.</remarks>
public sealed class HandsAgainstHands
{
    private readonly HandSum[] _hands;
    private readonly HandSum[] _rest;
    private readonly int[] _strengths;
    private readonly long[] _wins;
    private readonly long[] _ties;
    private readonly long[] _shares;
    private readonly CancellationToken _cancel;
    private long _total;

    private HandsAgainstHands(ReadOnlySpan<CardSet> hands, CardSet rest, CancellationToken cancel)
    {
        _hands = new HandSum[hands.Length];
        for (var i = 0; i < hands.Length; i++)
        {
            _hands[i] = HandSum.Of(hands[i]);
        }

        _rest = Array.ConvertAll(rest.ToArray(), HandSum.Of);
        _strengths = new int[hands.Length];
        _wins = new long[hands.Length];
        _ties = new long[hands.Length];
        _shares = new long[hands.Length];
        _cancel = cancel;
    }

    /// <summary>Each hand's chances, in the order given.</summary>
    /// <param name="hands">Two to ten disjoint pairs of cards of the deck.</param>
    /// <param name="board">Up to five cards, disjoint from the hands.</param>
    /// <param name="deck">Where the rest of the board comes from.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="ArgumentException">A card is used twice, or a count is wrong; the message tells.</exception>
    public static ExactEquity[] Compute(ReadOnlySpan<CardSet> hands, CardSet board, Deck deck, CancellationToken cancel = default)
    {
        if (hands.Length is < 2 or > 10 || board.Count > 5)
        {
            throw new ArgumentException($"Between two and ten hands and up to five board cards, not {hands.Length} and {board.Count}.");
        }

        var used = board;
        foreach (var hand in hands)
        {
            if (hand.Count != 2 || hand.Overlaps(used))
            {
                throw new ArgumentException(hand.Count != 2 ? $"{hand} is not two cards." : $"{hand & used} is used twice.");
            }

            used |= hand;
        }

        Evaluator.Prepare();
        var work = new HandsAgainstHands(hands, deck.Cards - used, cancel);
        work.Deal(HandSum.Of(board), work._rest.Length, 5 - board.Count);
        return [.. Enumerable.Range(0, hands.Length).Select(work.ResultOf)];
    }

    private ExactEquity ResultOf(int hand) => new((UInt128)_wins[hand], (UInt128)_ties[hand], (UInt128)_total, (UInt128)_shares[hand]);

    private void Deal(HandSum board, int below, int missing)
    {
        if (missing == 0)
        {
            ShowDown(board);
            return;
        }

        _cancel.ThrowIfCancellationRequested();
        for (var card = missing - 1; card < below; card++)
        {
            if (missing == 1)
            {
                ShowDown(board + _rest[card]);
            }
            else
            {
                Deal(board + _rest[card], card, missing - 1);
            }
        }
    }

    private void ShowDown(HandSum board)
    {
        _total++;
        var best = 0;
        var winners = 0;
        for (var i = 0; i < _hands.Length; i++)
        {
            var strength = Evaluator.Evaluate(board + _hands[i]);
            _strengths[i] = strength;
            winners = strength > best ? 1 : strength == best ? winners + 1 : winners;
            best = Math.Max(best, strength);
        }

        var counts = winners == 1 ? _wins : _ties;
        var share = ExactEquity.PotUnits / winners;
        for (var i = 0; i < _strengths.Length; i++)
        {
            if (_strengths[i] == best)
            {
                counts[i]++;
                _shares[i] += share;
            }
        }
    }
}
