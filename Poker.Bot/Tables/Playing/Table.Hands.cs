using Poker.Bot.Strategies;
using Poker.Core.Game;
using Poker.Infrastructure.Strategies;

namespace Poker.Bot.Tables.Playing;

/// <content>One hand after the other, and what each waits for.</content>
internal sealed partial class Table
{
    private const int MostTimeouts = 2;

    private static readonly TimeSpan WithoutConnection = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(5);

    // Of the hand in play.
    private readonly Dictionary<TableSeat, IHandPlayer> _players = [];

    // When what is waited for has waited long enough; null for never.
    private TimeSpan? _dueAt = TimeSpan.Zero;
    private string? _waiting = "The table is set up.";
    private bool _isSeating;

    // Does all that is due and tells how long nothing more is, unless somebody says something.
    private TimeSpan Advance()
    {
        while (_closing is null && _game.IsPlaying && AdvanceHand())
        {
        }

        if (!_game.IsPlaying && _closing is null)
        {
            AwaitHand();
        }

        var idle = _usedAt + _options.IdleAfter - Now;
        if (idle <= TimeSpan.Zero)
        {
            _closing ??= "Nobody has played for a while.";
            return TimeSpan.Zero;
        }

        return _dueAt is { } due && due - Now < idle ? (due > Now ? due - Now : TimeSpan.Zero) : idle;
    }

    // False where the hand has to wait.
    private bool AdvanceHand()
    {
        var hand = _game.Hand!;
        var isDue = _dueAt <= Now;
        if (hand.Betting.IsOver)
        {
            Finish();
        }
        else if (hand.ToAct is { } seat)
        {
            if (!isDue && !seat.IsAway)
            {
                return false;
            }

            PassOver(seat);
        }
        else if (isDue)
        {
            _game.DealStreet();
            Schedule();
        }
        else
        {
            return false;
        }

        return true;
    }

    // Sets the clock for what the hand waits for now, and asks a strategy whose turn it is.
    private void Schedule()
    {
        var hand = _game.Hand!;
        _dueAt = Now;
        if (hand.Betting.IsRunOut)
        {
            _dueAt = Now + _game.Rules.Think;
        }
        else if (hand.ToAct is { Strategy: null } person)
        {
            _dueAt = _game.Rules.ToAct is { } time ? Now + time : person.IsHere ? null : Now + WithoutConnection;
        }
        else if (hand.ToAct is { } seat && _players.TryGetValue(seat, out var player))
        {
            _dueAt = Now + _game.Rules.Think + _options.StrategyPatience;
            Ask(seat, player);
        }
    }

    private void LimitTurnOf(TableSeat seat)
    {
        if (_game.IsPlaying && _game.Hand!.ToAct == seat)
        {
            _dueAt ??= Now + WithoutConnection;
        }
    }

    private void Ask(TableSeat seat, IHandPlayer player)
    {
        var (hand, turn, spot, draw, ended) = (_game.Hand!.Number, _game.Hand.Turn, _game.Hand.Spot(), _game.Draw(), _ended.Token);
        _ = Task.Run(async () =>
        {
            BotDecision? decision = null;
            try
            {
                var thought = _game.Rules.Think > TimeSpan.Zero ? Task.Delay(_game.Rules.Think, _clock, ended) : Task.CompletedTask;
                decision = spot.Ask(player, draw);
                await thought;
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // Whatever a strategy throws costs it its hand, and the table nothing. Its message may hold cards.
                TableLogMessages.StrategyFailed(_log, Name, hand, seat.Strategy!, error.GetType().Name);
            }

            await PostAsync(new TableCommand.Decided(hand, turn, decision), CancellationToken.None);
        });
    }

    private void Decide(TableCommand.Decided decided)
    {
        if (!_game.IsPlaying || _game.Hand!.Number != decided.Hand || _game.Hand.Turn != decided.Turn || _game.Hand.ToAct is not { Strategy: not null } seat)
        {
            return;
        }

        if (decided.Decision is { } decision && _game.TryAct(decision.Action, out _))
        {
            Schedule();
        }
        else
        {
            PassOver(seat);
        }
    }

    // Acts for a player who does not: checks where that is free, else folds.
    private void PassOver(TableSeat seat)
    {
        if (seat.Strategy is not null)
        {
            if (_players.Remove(seat))
            {
                _game.Note($"The strategy of {seat.Name} failed: its hand is given up.", seat);
            }
        }
        else if (!seat.IsAway)
        {
            seat.Timeouts++;
            _game.Note($"{seat.Name} ran out of time.", seat);
            if (seat.Timeouts >= MostTimeouts && !seat.SitsOut)
            {
                seat.SitsOut = true;
                _game.Note($"{seat.Name} sits out.", seat);
            }
        }

        _game.TryAct(_game.Hand!.Betting.Legal().CanCheck ? PlayerAction.Check : PlayerAction.Fold, out _);
        Schedule();
    }

    private void Finish()
    {
        _game.Finish();
        var hand = _game.Hand!;
        foreach (var (seat, player) in _players)
        {
            try
            {
                player.End(hand.WonBigBlinds(hand.PlaceOf(seat)));
            }
            catch (Exception error)
            {
                TableLogMessages.StrategyFailed(_log, Name, hand.Number, player.Strategy, error.GetType().Name);
            }
        }

        _players.Clear();
        (_dueAt, _waiting) = (Now + _game.Rules.Pause, null);
        ReleaseSeats();
    }

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
        _ = Task.Run(async () =>
        {
            var players = await Task.WhenAll(asked.Select(seat => SeatAsync(seat, hand, ended)));
            await PostAsync(new TableCommand.Seated(hand, players), CancellationToken.None);
        });
    }

    private async Task<SeatedStrategy> SeatAsync(TableSeat seat, long hand, CancellationToken ended)
    {
        try
        {
            var player = _strategies.SeatAsync(seat.Strategy!, new(Name, $"{hand}"), ended).AsTask();
            return new(seat, await player.WaitAsync(_options.StrategyPatience, _clock, ended), null);
        }
        catch (TimeoutException)
        {
            return new(seat, null, $"{seat.Strategy} is not ready yet.");
        }
        catch (StrategyException problem)
        {
            TableLogMessages.StrategyFailed(_log, Name, hand, seat.Strategy!, problem.Message);
            return new(seat, null, $"{seat.Strategy} cannot play: {problem.Message}");
        }
        catch (Exception error)
        {
            TableLogMessages.StrategyFailed(_log, Name, hand, seat.Strategy!, error.GetType().Name);
            return new(seat, null, $"{seat.Strategy} cannot play.");
        }
    }

    private void Deal(long hand, IReadOnlyList<SeatedStrategy> players)
    {
        _isSeating = false;
        if (_game.IsPlaying || hand != (_game.Hand?.Number ?? 0) + 1)
        {
            return;
        }

        foreach (var (seat, _, _) in players.Where(seated => seated.Player is null))
        {
            seat.IsHere = false;
        }

        if (Missing() is { } missing)
        {
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
                _players[seat] = player;
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

    // Why no hand can be played; null where one can.
    private string? Missing() => _game.Seats.All(seat => seat.Strategy is not null)
        ? _viewers.Count == 0 ? "Nobody watches." : null
        : !_game.In.Any(seat => seat.Strategy is null) ? "Waiting for a player."
        : _game.In.Count() < Seats.Fewest ? "Waiting for another player."
        : null;

    private void Wait(string missing)
    {
        _isChanged |= _waiting != missing;
        _waiting = missing;
    }
}
