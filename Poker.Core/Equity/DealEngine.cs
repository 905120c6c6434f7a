using Poker.Core.Cards;
using Poker.Core.Evaluation;
using Poker.Core.Numerics;

namespace Poker.Core.Equity;

/// <summary>Three to six ranges, deal by deal: all deals where they are few, else random ones.</summary>
/// <remarks>A random deal draws hands by their weights, all anew when two share a card, then the rest of the board: each deal has its probability.</remarks>
internal sealed class DealEngine : SpotEngine
{
    // An exact answer may take this long on an idle core; nanoseconds that showing a hand down takes.
    private const double MostNanoseconds = 0.6e9, HandCost = 8;
    private const int MostTries = 10_000, BetweenChecks = 1 << 12;

    private readonly EquitySpot _spot;
    private readonly HandTuples _tuples;
    private readonly DealTally _tally;
    private readonly int[] _hands;
    private readonly HandSum _board;
    private readonly Card[] _unseen;
    private readonly HandSum[] _rest;
    private readonly bool _isRandom;
    private Rng _rng;
    private CancellationToken _cancel;

    public DealEngine(EquitySpot spot, ulong seed)
    {
        Evaluator.Prepare();
        (_spot, _rng) = (spot, new Rng(seed));
        _tuples = new HandTuples(spot.Players);
        _tally = new DealTally(spot.Players.Count);
        _hands = new int[spot.Players.Count];
        _board = HandSum.Of(spot.Board);
        _unseen = spot.Unseen.ToArray();
        _rest = new HandSum[_unseen.Length];
        var boards = EquitySpot.Ways(_unseen.Length - (2 * _hands.Length), spot.Missing);
        _isRandom = !_tuples.AreListed || boards * _tuples.Count * _hands.Length * HandCost > MostNanoseconds;
    }

    /// <inheritdoc />
    public override bool IsExact => !_isRandom;

    /// <inheritdoc />
    public override long Deals => _tally.Deals;

    /// <inheritdoc />
    public override void Run(int deals, CancellationToken cancel)
    {
        _cancel = cancel;
        if (!_isRandom)
        {
            for (var tuple = 0; tuple < _tuples.Count; tuple++)
            {
                var weight = _tuples.Read(tuple, _hands);
                _tally.Hold(_hands);
                Deal(_board, Rest(), _spot.Missing, weight);
            }

            return;
        }

        for (var deal = 0; deal < deals; deal++)
        {
            if (deal % BetweenChecks == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            DealAtRandom();
        }
    }

    /// <inheritdoc />
    public override IReadOnlyList<PlayerChances> Result() => _tally.Result(_isRandom);

    private void Deal(HandSum board, int below, int missing, double weight)
    {
        if (missing == 0)
        {
            _tally.Add(board, weight);
            return;
        }

        _cancel.ThrowIfCancellationRequested();
        for (var card = missing - 1; card < below; card++)
        {
            Deal(board + _rest[card], card, missing - 1, weight);
        }
    }

    private void DealAtRandom()
    {
        var tries = 0;
        while (!_tuples.TryDraw(ref _rng, _hands))
        {
            if (++tries == MostTries)
            {
                throw new ImpossibleDealException("These ranges can hardly ever be dealt together: they need the same cards.");
            }
        }

        var used = 0UL;
        foreach (var hand in _hands)
        {
            used |= CardPairs.Bits[hand];
        }

        var board = _board;
        for (var missing = _spot.Missing; missing > 0;)
        {
            var card = _unseen[_rng.Below((ulong)_unseen.Length)];
            if ((used & card.Set.Bits) == 0)
            {
                used |= card.Set.Bits;
                board += HandSum.Of(card);
                missing--;
            }
        }

        _tally.Hold(_hands);
        _tally.Add(board, 1);
    }

    private int Rest()
    {
        var used = _hands.Aggregate(0UL, (all, hand) => all | CardPairs.Bits[hand]);
        var count = 0;
        foreach (var card in _unseen.Where(card => (used & card.Set.Bits) == 0))
        {
            _rest[count++] = HandSum.Of(card);
        }

        return count;
    }
}
