using Poker.Core.Concurrency;
using Poker.Core.Equity;
using Poker.Core.Evaluation;
using Poker.Core.Game;

namespace Poker.Core.Play.Matches;

/// <summary>Plays a match: strategies against each other over seeded deals.</summary>
/// <remarks>
/// Deal i and everything drawn in it come from the seed and i alone, and parts of the match are added up in their order: the results are
/// bit for bit the same for any number of threads. In hand i player p sits in seat (p + i) mod players; with duplicate play deal i is
/// played once for each rotation, with the same draws again in the same seats, and the mean over the rotations is the sample.
/// </remarks>
public sealed class MatchRunner
{
    private readonly IStrategy[] _players;
    private readonly MatchOptions _options;
    private readonly PairEquities? _equities;

    /// <summary>A match that waits for its start.</summary>
    /// <param name="players">The strategies: as many as seats; the same one may play several.</param>
    /// <param name="options">How to play.</param>
    /// <exception cref="ArgumentException">There are too few or too many players, or the options make no sense; the message tells.</exception>
    public MatchRunner(IEnumerable<IStrategy> players, MatchOptions options)
    {
        _players = [.. players];
        _options = options;
        if (_players.Length is < Seats.Fewest or > Seats.Most)
        {
            throw new ArgumentException($"A match has {Seats.Fewest} to {Seats.Most} players, not {_players.Length}.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(options.Hands, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        if (options.Aivat && _players.Length != 2)
        {
            throw new ArgumentException($"The estimate less luck is for two players, not {_players.Length}.");
        }

        _equities = options.Aivat ? new PairEquities() : null;
        _ = new HandTable(options.Stakes, Stacks());
    }

    /// <summary>Hands of a deal: one, or one a rotation.</summary>
    public int HandsPerDeal => _options.Duplicate ? _players.Length : 1;

    /// <summary>Deals of the whole match.</summary>
    public long Deals => ((_options.Hands - 1) / HandsPerDeal) + 1;

    /// <summary>Hands of the whole match.</summary>
    public long Hands => Deals * HandsPerDeal;

    /// <summary>Plays.</summary>
    /// <param name="progress">Told how far the match is, now and then, from one thread at a time; or null.</param>
    /// <param name="histories">Receives every hand in order, from one thread at a time; or null.</param>
    /// <param name="stop">Ends the match early: the result is then that of the hands before some deal.</param>
    /// <exception cref="InvalidStrategyException">A strategy gave no distribution over legal actions.</exception>
    public MatchResult Run(Action<MatchProgress>? progress = null, IHandHistory? histories = null, CancellationToken stop = default)
    {
        Evaluator.Prepare();
        var ledger = new MatchLedger(NewTally(), Hands, progress, histories);
        FirstFailure.Surface(() => Parallel.For(
            0,
            _options.Threads,
            new ParallelOptions { MaxDegreeOfParallelism = _options.Threads },
            (_, loop) => Work(ledger, histories is not null, () => loop.ShouldExitCurrentIteration || stop.IsCancellationRequested)));
        return ledger.Total.ToResult(_players);
    }

    private void Work(MatchLedger ledger, bool record, Func<bool> isStopped)
    {
        var worker = new MatchWorker(_players, _options, Stacks(), _equities);
        while (!isStopped() && ledger.NextPart() is var part && part * MatchLedger.DealsPerPart < Deals)
        {
            var first = part * MatchLedger.DealsPerPart;
            var deals = Math.Min(MatchLedger.DealsPerPart, Deals - first);
            var tally = NewTally();
            var hands = record ? new List<PlayedHand>() : null;
            for (var deal = 0L; deal < deals; deal++)
            {
                if (isStopped())
                {
                    return;
                }

                worker.Play(first + deal, tally, hands);
            }

            ledger.Add(part, tally, hands);
        }
    }

    private MatchTally NewTally() => new(_players.Length, 1_000.0 / _options.Stakes.BigBlind, _options.Aivat);

    private long[] Stacks()
    {
        var stacks = new long[_players.Length];
        Array.Fill(stacks, _options.StackChips);
        return stacks;
    }
}
