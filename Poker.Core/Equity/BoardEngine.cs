using Poker.Core.Evaluation;
using Poker.Core.Numerics;

namespace Poker.Core.Equity;

/// <summary>Two ranges, board by board: every board looks at all pairs of hands at once, so that few random boards say much.</summary>
/// <remarks>
/// All boards are dealt where they are few, or few up to suits; else random ones. Of those each gives the ratio A/W of pots won to deals of
/// its own, and the error is that of the ratio of sums: <see cref="SampledError"/>.
/// </remarks>
internal sealed class BoardEngine : SpotEngine
{
    // Nanoseconds that a board takes, for itself and for each hand; an exact answer may take this long on an idle core.
    private const double BoardCost = 60, HandCost = 14, MostNanoseconds = 0.8e9, SkippedBoardCost = 40;

    private readonly HandSum[] _rest;
    private readonly HandSum _board;
    private readonly int _missing;
    private readonly BoardTally _tally;
    private readonly SuitSymmetry? _symmetry;
    private readonly bool _isRandom;
    private Rng _rng;
    private double _pots, _deals, _potsSquared, _dealsSquared, _products;
    private CancellationToken _cancel;

    public BoardEngine(EquitySpot spot, ulong seed)
    {
        Evaluator.Prepare();
        var (first, second) = (spot.Players[0], spot.Players[1]);
        _tally = new BoardTally(first, second);
        if (!_tally.CanMeet)
        {
            throw CannotMeet(first, second);
        }

        _rest = Array.ConvertAll((spot.Unseen - first.Common - second.Common).ToArray(), HandSum.Of);
        (_board, _missing, _rng) = (HandSum.Of(spot.Board), spot.Missing, new Rng(seed));
        _symmetry = spot.Board.IsEmpty ? new SuitSymmetry(spot.Board, first, second, spot.Dead) : null;
        var boards = EquitySpot.Ways(_rest.Length, _missing);
        var looked = boards / (_symmetry?.Count ?? 1);
        _isRandom = (boards * (_symmetry is null ? 0 : SkippedBoardCost)) + (looked * (BoardCost + (HandCost * _tally.Hands))) > MostNanoseconds;
    }

    /// <inheritdoc />
    public override bool IsExact => !_isRandom;

    /// <inheritdoc />
    public override long Deals => _tally.Boards;

    /// <inheritdoc />
    public override void Run(int deals, CancellationToken cancel)
    {
        _cancel = cancel;
        if (!_isRandom)
        {
            Deal(_board, _rest.Length, _missing);
            return;
        }

        // A board can leave the ranges no deal at all, but not every one: they can meet.
        for (var deal = 0; deal < deals || _deals == 0; deal++)
        {
            cancel.ThrowIfCancellationRequested();
            var board = _board;
            for (var card = 0; card < _missing; card++)
            {
                var drawn = card + (int)_rng.Below((ulong)(_rest.Length - card));
                (_rest[card], _rest[drawn]) = (_rest[drawn], _rest[card]);
                board += _rest[card];
            }

            var (pots, mass) = _tally.Add(board, 1);
            (_pots, _deals) = (_pots + pots, _deals + mass);
            (_potsSquared, _dealsSquared, _products) = (_potsSquared + (pots * pots), _dealsSquared + (mass * mass), _products + (pots * mass));
        }
    }

    /// <inheritdoc />
    public override IReadOnlyList<PlayerChances> Result() => _tally.Result(
        _isRandom, _isRandom ? SampledError.OfRatio(_pots, _deals, _potsSquared, _dealsSquared, _products, _tally.Boards) : 0);

    private void Deal(HandSum board, int below, int missing)
    {
        if (missing == 0)
        {
            var multiplicity = _symmetry?.Multiplicity(board.Cards) ?? 1;
            if (multiplicity > 0)
            {
                _cancel.ThrowIfCancellationRequested();
                _tally.Add(board, multiplicity);
            }

            return;
        }

        for (var card = missing - 1; card < below; card++)
        {
            Deal(board + _rest[card], card, missing - 1);
        }
    }
}
