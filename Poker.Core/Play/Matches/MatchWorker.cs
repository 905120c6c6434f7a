using Poker.Core.Equity;
using Poker.Core.Game;
using Poker.Core.Numerics;

namespace Poker.Core.Play.Matches;

/// <summary>Plays deals of a match: a thread's table and scratch memory.</summary>
internal sealed class MatchWorker
{
    private readonly IStrategy[] _players;
    private readonly MatchOptions _options;
    private readonly long[] _stacks;
    private readonly IStrategy[] _seated;
    private readonly double[] _profits;
    private readonly double[] _estimates;
    private readonly AivatEstimator? _estimator;
    private readonly HandTable _table;

    /// <summary>A worker of its own memory.</summary>
    public MatchWorker(IStrategy[] players, MatchOptions options, long[] stacks, PairEquities? equities)
    {
        (_players, _options, _stacks) = (players, options, stacks);
        _seated = new IStrategy[players.Length];
        _profits = new double[players.Length];
        _estimates = new double[players.Length];
        _estimator = equities is null ? null : new AivatEstimator(equities);
        _table = new HandTable(options.Stakes, stacks, _estimator);
    }

    /// <summary>Plays a deal, once or in all rotations, and counts it.</summary>
    public void Play(long number, MatchTally tally, List<PlayedHand>? record)
    {
        var random = new Rng(_options.Seed, (ulong)number);
        var deal = Deal.Draw(ref random, _players.Length);
        Array.Clear(_profits);
        Array.Clear(_estimates);
        var hands = _options.Duplicate ? _players.Length : 1;
        for (var hand = 0; hand < hands; hand++)
        {
            // Every rotation draws the same again: the same strategy in the same seat then does the same, which cancels.
            var draws = random;
            var rotation = _options.Duplicate ? hand : (int)(number % _players.Length);
            for (var player = 0; player < _players.Length; player++)
            {
                _seated[(player + rotation) % _players.Length] = _players[player];
            }

            _table.Play(_seated, deal, ref draws, new(_options.Seed, (number * hands) + hand));
            tally.AddHand(_table, rotation);
            Count(rotation);
            record?.Add(Record((number * hands) + hand, deal));
        }

        // Chips are whole, so that sums are exact and play that cancels gives 0; hence divided last.
        for (var player = 0; player < _players.Length; player++)
        {
            _profits[player] /= hands;
            _estimates[player] /= hands;
        }

        tally.AddSample(_profits, _estimates);
    }

    private void Count(int rotation)
    {
        for (var player = 0; player < _players.Length; player++)
        {
            var seat = (player + rotation) % _players.Length;
            _profits[player] += _table.Profit(seat);
            if (_estimator is not null)
            {
                _estimates[player] += seat == 0 ? _estimator.Estimate : -_estimator.Estimate;
            }
        }
    }

    private PlayedHand Record(long number, in Deal deal) => new(
        number,
        _options.Stakes,
        Array.ConvertAll(_seated, player => player.Name),
        _stacks,
        deal,
        _table.Actions.ToArray(),
        _table.Finishing.ToArray());
}
