using Poker.Bot.Strategies;
using Poker.Core.Game;

namespace Poker.Bot.Tables.Playing;

/// <content>One hand after the other, and what each waits for.</content>
internal sealed partial class Table
{
    private const int MostTimeouts = 2;

    private static readonly TimeSpan WithoutConnection = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(5);

    // When what is waited for has waited long enough; null for never.
    private TimeSpan? _dueAt = TimeSpan.Zero;
    private string? _waiting = "The table is set up.";

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
        else if (hand.ToAct is { } seat && _players.TryGetValue(seat, out var player) && !player.HasFailed)
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

    private void Ask(TableSeat seat, SeatedPlayer player)
    {
        var hand = _game.Hand!;
        _ = AwaitAsync(player.AskAsync(hand.Spot(), hand.Token, _game.Draw()), hand.Number, hand.Turn, seat.Strategy!);
    }

    private async Task AwaitAsync(Task<BotDecision> asked, long hand, int turn, string strategy)
    {
        var ended = _ended.Token;
        BotDecision? decision = null;
        try
        {
            var thought = _game.Rules.Think > TimeSpan.Zero ? Task.Delay(_game.Rules.Think, _clock, ended) : Task.CompletedTask;
            decision = await asked;
            await thought;
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return;
        }
        catch (Exception error)
        {
            // Whatever a strategy throws costs it its hand, and the table nothing. Its message may hold cards.
            TableLogMessages.StrategyFailed(_log, Name, hand, strategy, error.GetType().Name);
        }

        await PostAsync(new TableCommand.Decided(hand, turn, decision), CancellationToken.None);
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
            if (_players.TryGetValue(seat, out var player) && !player.HasFailed)
            {
                player.HasFailed = true;
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
        EndPlayers(seat => hand.WonBigBlinds(hand.PlaceOf(seat)));
        (_dueAt, _waiting) = (Now + _game.Rules.Pause, null);
        ReleaseSeats();
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
