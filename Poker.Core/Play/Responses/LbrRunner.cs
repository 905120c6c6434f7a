using Poker.Core.Cards;
using Poker.Core.Concurrency;
using Poker.Core.Game;
using Poker.Core.Numerics;
using Poker.Core.Statistics;

namespace Poker.Core.Play.Responses;

/// <summary>Plays a local best response against one strategy, or against two over the same deals.</summary>
/// <remarks>
/// Every deal is played twice, the response once in each seat with that seat's pocket: the mean of both is the sample. Deal i and all
/// that is drawn in it come from the seed and i alone, and parts are added up in order: the same bits for any number of threads.
/// The luck of the cards is taken off by regression (<see cref="ControlVariates"/>), the difference of two strategies' by that of both.
/// </remarks>
public sealed class LbrRunner
{
    private const int DealsPerPart = 8, Seats = 2, Streets = 4;

    private readonly IRangeStrategy[] _opponents;
    private readonly LbrOptions _options;
    private readonly PreflopChances _preflop;
    private readonly long _deals;
    private readonly ulong _seed;
    private readonly bool _withLines;
    private readonly SortedDictionary<long, Part> _waiting = [];
    private readonly Part _total;
    private readonly Lock _gate = new();
    private long _nextToWork = -1, _nextToAdd;

    /// <summary>A run that waits for its start.</summary>
    /// <param name="opponents">One strategy or two.</param>
    /// <param name="options">What is played.</param>
    /// <param name="hands">How many hands against each; an odd one is rounded up.</param>
    /// <param name="seed">Seed of the deals and draws.</param>
    /// <param name="withLines">Whether to count lines of betting.</param>
    public LbrRunner(IReadOnlyList<IStrategy> opponents, LbrOptions options, long hands, ulong seed, bool withLines = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hands, 1);
        if (opponents.Count is < 1 or > 2)
        {
            throw new ArgumentException($"A local best response is measured against one strategy or two, not {opponents.Count}.");
        }

        _opponents = [.. opponents.Select(opponent => RangeByPairs.Of(opponent, options.Deck))];
        (_options, _deals, _seed, _withLines, _preflop) = (options, (hands + 1) / Seats, seed, withLines, new(options.Deck));
        _total = new(opponents.Count, withLines);
    }

    /// <summary>Plays.</summary>
    /// <param name="threads">Threads at work.</param>
    /// <param name="progress">Told how far the run is, from one thread at a time; or null.</param>
    /// <param name="cancel">Ends it without a result.</param>
    public LbrReport Run(int threads, Action<LbrProgress>? progress = null, CancellationToken cancel = default)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        FirstFailure.Surface(() => Parallel.For(0, threads, options, (_, loop) => Work(loop, progress, cancel)));
        var results = _opponents.Select((opponent, i) => new LbrResult(
            opponent.Name, Seats * _deals, Win(_total.Wins[i]), _total.Tallies[i])).ToArray();
        return results.Length == 1
            ? new(_options, results[0], null, null)
            : new(_options, results[0], results[1], Win(_total.Difference));
    }

    private Interval Win(ControlVariates sums) => sums.Adjusted().Times(1_000.0 / _options.Stakes.BigBlind);

    private void Work(ParallelLoopState loop, Action<LbrProgress>? progress, CancellationToken cancel)
    {
        var responses = Array.ConvertAll(_opponents, opponent => new LocalBestResponse(opponent, _options, _preflop));
        while (!loop.ShouldExitCurrentIteration && Interlocked.Increment(ref _nextToWork) is var part && part * DealsPerPart < _deals)
        {
            var played = new Part(responses.Length, _withLines);
            for (var deal = part * DealsPerPart; deal < Math.Min(_deals, (part + 1) * DealsPerPart); deal++)
            {
                cancel.ThrowIfCancellationRequested();
                Play(responses, deal, played);
            }

            Add(part, played, progress);
        }
    }

    private void Play(LocalBestResponse[] responses, long deal, Part played)
    {
        Span<double> luck = stackalloc double[Streets * responses.Length];
        var difference = 0.0;
        for (var i = 0; i < responses.Length; i++)
        {
            var own = luck.Slice(i * Streets, Streets);
            var win = Play(responses[i], deal, played.Tallies[i], own);
            played.Wins[i].Add(win, own);
            difference += i == 0 ? win : -win;
        }

        if (responses.Length > 1)
        {
            played.Difference.Add(difference, luck);
        }
    }

    // The mean of the two hands of a deal, and of their luck.
    private double Play(LocalBestResponse response, long number, LbrTally tally, Span<double> luck)
    {
        Span<double> one = stackalloc double[Streets];
        var cards = new Rng(_seed, 2 * (ulong)number);
        var random = new Rng(_seed, (2 * (ulong)number) + 1);
        var deal = Draw(ref cards);
        var sum = 0.0;
        for (var seat = 0; seat < Seats; seat++)
        {
            sum += response.Play(deal, seat, ref random, tally, one);
            for (var street = 0; street < Streets; street++)
            {
                luck[street] += one[street] / Seats;
            }
        }

        return sum / Seats;
    }

    private Deal Draw(ref Rng random)
    {
        var left = _options.Deck.Cards;
        Span<CardSet> pockets = stackalloc CardSet[Seats];
        foreach (ref var pocket in pockets)
        {
            pocket = CardDraw.Take(ref random, left, 2);
            left -= pocket;
        }

        var flop = CardDraw.Take(ref random, left, 3);
        var turn = CardDraw.Take(ref random, left - flop, 1);
        return Deal.Of(pockets, flop, turn, CardDraw.Take(ref random, left - flop - turn, 1));
    }

    // In the order of the parts, so that sums of doubles do not depend on which thread was faster.
    private void Add(long part, Part played, Action<LbrProgress>? progress)
    {
        lock (_gate)
        {
            _waiting.Add(part, played);
            while (_waiting.Remove(_nextToAdd, out var next))
            {
                _total.Add(next);
                _nextToAdd++;
            }

            progress?.Invoke(new(Seats * _total.Wins[0].Count, Seats * _deals, Win(_total.Wins[0])));
        }
    }

    private sealed class Part(int opponents, bool withLines)
    {
        public ControlVariates[] Wins { get; } = [.. Enumerable.Range(0, opponents).Select(_ => new ControlVariates(Streets))];

        public ControlVariates Difference { get; } = new(opponents * Streets);

        public LbrTally[] Tallies { get; } = [.. Enumerable.Range(0, opponents).Select(_ => new LbrTally(withLines))];

        public void Add(Part other)
        {
            Difference.Merge(other.Difference);
            for (var i = 0; i < Tallies.Length; i++)
            {
                Wins[i].Merge(other.Wins[i]);
                Tallies[i].Add(other.Tallies[i]);
            }
        }
    }
}
