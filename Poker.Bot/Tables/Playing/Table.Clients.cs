using Poker.Core.Game;

namespace Poker.Bot.Tables.Playing;

/// <content>Clients that come and go, and what they ask for.</content>
internal sealed partial class Table
{
    private const int HistoryEvents = 400;

    private async Task EnterAsync(TableCommand.Enter enter)
    {
        _usedAt = Now;
        ReleaseSeats();
        TableSeat? seat = null;
        string? secret = null;
        if (enter.Seat is { } number)
        {
            seat = _game.Seats.FirstOrDefault(one => one.Number == number && one.Strategy is null);
            if ((seat is null ? $"There is no seat {number} for people." : Claim(seat, enter.Secret, out secret)) is { } problem)
            {
                enter.Client.Close(CloseCodes.SeatRefused, problem);
                return;
            }
        }

        var viewer = new Viewer(enter.Client, seat, _game.Log.Last);
        _viewers.Add(viewer);
        Volatile.Write(ref _clients, _viewers.Count);
        _isChanged = true;
        var printFrom = enter.After is { } after ? after + 1 : _game.IsPlaying ? _game.HandBegan : _game.Log.Last + 1;
        var known = _game.Log.Since(enter.After ?? Math.Max(0, _game.Log.Last - HistoryEvents), seat);
        await enter.Client.SendAsync(TableMessages.Welcome(Name, secret, printFrom, known, View(seat)));
    }

    // Null where the seat is the client's from now on.
    private string? Claim(TableSeat seat, string? shown, out string? secret)
    {
        secret = shown;
        if (seat.Leaves || (seat.IsTaken && !_secrets.Opens(seat, shown)))
        {
            return "The seat is taken.";
        }

        if (!seat.IsTaken)
        {
            seat.Take(_game.Log.Last);
            secret = _secrets.Make(seat);
            _game.Note($"{seat.Name} sat down.", seat);
        }

        foreach (var other in _viewers.Where(viewer => viewer.Seat == seat).ToArray())
        {
            _viewers.Remove(other);
            other.Client.Close(CloseCodes.TakenOver, "The seat is played from another page.");
        }

        seat.IsHere = true;
        if (seat.Timeouts > 0)
        {
            (seat.SitsOut, seat.Timeouts) = (false, 0);
        }

        return null;
    }

    private void Leave(ITableClient client)
    {
        if (_viewers.Find(viewer => viewer.Client == client) is not { } gone)
        {
            return;
        }

        _viewers.Remove(gone);
        Volatile.Write(ref _clients, _viewers.Count);
        if (gone.Seat is { } seat)
        {
            seat.IsHere = false;
            _goneAt[seat] = Now;
            _isChanged = true;
            LimitTurnOf(seat);
        }
    }

    private async Task AnswerAsync(ITableClient client, Func<TableSeat, string?> refusalOf)
    {
        if (_viewers.Find(viewer => viewer.Client == client) is { } viewer)
        {
            _usedAt = Now;
            if ((viewer.Seat is { } seat ? refusalOf(seat) : "You only watch: take a seat first.") is { } why)
            {
                await client.SendAsync(TableMessages.Refused(why));
            }
        }
    }

    private string? RefusalOf(TableSeat seat, ClientMessage message)
    {
        if (!_game.IsPlaying || _game.Hand!.Number != message.Hand)
        {
            return "That hand is not being played.";
        }

        if (_game.Hand.Turn != message.Turn)
        {
            return "That turn has passed.";
        }

        if (_game.Hand.ToAct != seat)
        {
            return "It is not your turn.";
        }

        PlayerAction? action = message.Action switch
        {
            "fold" => PlayerAction.Fold,
            "check" => PlayerAction.Check,
            "call" => PlayerAction.Call,
            "bet" or "raise" => message.To is { } to ? PlayerAction.To(to) : null,
            _ => new PlayerAction((ActionKind)(-1), 0),
        };
        if (action is not { } told)
        {
            return "A bet or raise needs the total that it is to: send \"to\".";
        }

        var legal = _game.Hand.Betting.Legal();
        if (!_game.TryAct(told, out var refusal))
        {
            return $"Not possible: {refusal.Describe(legal)}.";
        }

        seat.Timeouts = 0;
        Schedule();
        return null;
    }

    private string? Sit(TableSeat seat, bool isOut)
    {
        (seat.SitsOut, seat.Timeouts) = (isOut, 0);
        _isChanged = true;
        return null;
    }

    private string? GiveUp(TableSeat seat)
    {
        _secrets.Forget(seat);
        foreach (var viewer in _viewers.Where(viewer => viewer.Seat == seat))
        {
            viewer.Seat = null;
        }

        _game.Note($"{seat.Name} left.", seat);
        seat.Leaves = true;
        ReleaseSeats();
        return null;
    }

    // Seats that were left, or whose players did not come back, where no hand needs them.
    private void ReleaseSeats()
    {
        foreach (var seat in _game.Seats.Where(seat => seat.Strategy is null && seat.IsTaken && !(_game.IsPlaying && _game.Hand!.PlaceOf(seat) >= 0)))
        {
            if (seat.Leaves || (!seat.IsHere && Now - _goneAt.GetValueOrDefault(seat) >= _options.SeatKept))
            {
                _secrets.Forget(seat);
                seat.Clear();
                _isChanged = true;
            }
        }
    }
}
