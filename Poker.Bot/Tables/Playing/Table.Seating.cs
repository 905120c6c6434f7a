using Poker.Bot.Strategies;
using Poker.Infrastructure.Strategies;

namespace Poker.Bot.Tables.Playing;

/// <content>Strategies' players: they come before a hand, and each is freed after it, however it ended.</content>
internal sealed partial class Table
{
    // Of the hand in play.
    private readonly Dictionary<TableSeat, SeatedPlayer> _players = [];

    private bool _isSeating;

    private void AwaitHand()
    {
        if (_isSeating || _dueAt > Now)
        {
            return;
        }

        _dueAt = null;
        ReleaseSeats();
        foreach (var seat in _game.Seats.Where(seat => seat.Strategy is not null))
        {
            seat.IsHere = true;
        }

        if (Missing() is { } missing)
        {
            Wait(missing);
            return;
        }

        if (_game.Hand is null)
        {
            Wait("The strategies get ready.");
        }

        _isSeating = true;
        var (hand, ended) = ((_game.Hand?.Number ?? 0) + 1, _ended.Token);
        var asked = _game.In.Where(seat => seat.Strategy is not null).ToArray();

        // Who chose the seed knows the cards to come: what is won by them says nothing of a model.
        var place = new HandPlace(Name, $"{hand}") { Trial = Setup.Seed is null ? new() : null };
        _ = Task.Run(async () =>
        {
            var players = await Task.WhenAll(asked.Select(seat => SeatAsync(seat, hand, place, ended)));
            if (!await PostAsync(new TableCommand.Seated(hand, players), CancellationToken.None))
            {
                Free(players);
            }
        });
    }

    private static void Free(IEnumerable<SeatedStrategy> players)
    {
        foreach (var seated in players)
        {
            seated.Player?.Dispose();
        }
    }

    private async Task<SeatedStrategy> SeatAsync(TableSeat seat, long hand, HandPlace place, CancellationToken ended)
    {
        Task<IHandPlayer>? player = null;
        try
        {
            player = _strategies.SeatAsync(seat.Strategy!, place, ended).AsTask();
            return new(seat, await player.WaitAsync(_options.StrategyPatience, _clock, ended), null);
        }
        catch (TimeoutException)
        {
            FreeLate(player);
            return new(seat, null, $"{seat.Strategy} is not ready yet.");
        }
        catch (StrategyException problem)
        {
            TableLogMessages.StrategyFailed(_log, Name, hand, seat.Strategy!, problem.Message);
            return new(seat, null, $"{seat.Strategy} cannot play: {problem.Message}");
        }
        catch (Exception error)
        {
            FreeLate(player);
            TableLogMessages.StrategyFailed(_log, Name, hand, seat.Strategy!, error.GetType().Name);
            return new(seat, null, $"{seat.Strategy} cannot play.");
        }
    }

    // Nobody waits for it any more, and yet it may come.
    private static void FreeLate(Task<IHandPlayer>? player) =>
        player?.ContinueWith(late => late.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);

    private void Deal(long hand, IReadOnlyList<SeatedStrategy> players)
    {
        _isSeating = false;
        if (_game.IsPlaying || hand != (_game.Hand?.Number ?? 0) + 1)
        {
            Free(players);
            return;
        }

        foreach (var (seat, _, _) in players.Where(seated => seated.Player is null))
        {
            seat.IsHere = false;
        }

        if (Missing() is { } missing)
        {
            Free(players);
            var problems = string.Join(' ', players.Select(seated => seated.Problem).OfType<string>().Distinct());
            Wait(problems.Length > 0 ? problems : missing);
            _dueAt = problems.Length > 0 ? Now + TryAgain : null;
            return;
        }

        _waiting = null;
        _game.Deal();
        foreach (var (seat, player, problem) in players)
        {
            if (player is not null)
            {
                _players[seat] = new(player);
            }
            else if (problem is not null)
            {
                _game.Note(problem, seat);
            }
        }

        // A table of strategies alone is used as long as somebody watches it.
        _usedAt = _game.Seats.All(seat => seat.Strategy is not null) ? Now : _usedAt;
        Schedule();
    }

    // A hand that was given up was played, too. Null breaks the hand off.
    private void EndPlayers(Func<TableSeat, double>? won)
    {
        foreach (var (seat, player) in _players)
        {
            _ = EndAsync(player, won?.Invoke(seat), _game.Hand!.Number);
        }

        _players.Clear();
    }

    private async Task EndAsync(SeatedPlayer player, double? won, long hand)
    {
        try
        {
            await player.EndAsync(won);
        }
        catch (Exception error)
        {
            TableLogMessages.StrategyFailed(_log, Name, hand, player.Strategy, error.GetType().Name);
        }
    }
}
