using Poker.Core.Cards;
using Poker.Core.Histories;

namespace Poker.Core.Dialects;

/// <content>Actions and boards.</content>
internal sealed partial class HandDraft
{
    private long _callTo;
    private int _turns;
    private int _dealt;

    private bool TakeAction(GameEvent told, long line, TableMemory memory)
    {
        switch (told)
        {
            case GameEvent.Folded(var player):
                if (Actor(player, line, memory) is { } folding)
                {
                    folding.HasFolded = true;
                    Note(RecordedKind.Fold, folding, DraftSeat.Unknown, line);
                }

                return true;
            case GameEvent.Checked(var player):
                if (Actor(player, line, memory) is { } checking)
                {
                    Note(RecordedKind.Check, checking, DraftSeat.Unknown, line);
                }

                return true;
            case GameEvent.Called(var player, var wager):
                Call(Actor(player, line, memory), wager, line);
                return true;
            case GameEvent.Raised(var player, var wager):
                Raise(Actor(player, line, memory), wager, isRaise: true, line);
                return true;
            case GameEvent.AllIn(var player, var wager):
                GoAllIn(Actor(player, line, memory), wager, line);
                return true;
            case GameEvent.BoardDealt board:
                Open(board, line);
                return true;
            default:
                return false;
        }
    }

    private DraftSeat? Actor(string player, long line, TableMemory memory)
    {
        Phase = Phase == HandPhase.Opening ? HandPhase.Playing : Phase;
        if (SeatOf(player, line, memory) is not { } seat)
        {
            return null;
        }

        seat.Turn = seat.Turn < 0 ? _turns++ : seat.Turn;
        seat.LastStreet = Street;
        return seat;
    }

    private void Note(RecordedKind kind, DraftSeat seat, long amount, long line) =>
        Deeds.Add(new(kind, seat.Index, amount, CardSet.Empty, line));

    private void Call(DraftSeat? seat, Wager wager, long line)
    {
        if (seat is null)
        {
            return;
        }

        seat.IsAllIn |= wager.IsAllIn;
        if (wager.Kind == WagerKind.Untold && !wager.IsAllIn)
        {
            // What earlier hands have left says nothing: chips can have been bought.
            seat.PutTo(seat.Stack < 0 ? _callTo : Math.Min(_callTo, seat.Bet + seat.Behind));
            Note(RecordedKind.Call, seat, DraftSeat.Unknown, line);
        }
        else if (TotalOf(seat, wager, line) is { } total)
        {
            Note(RecordedKind.Call, seat, Math.Max(total - seat.Bet, 0), line);
            seat.PutTo(total);
        }
    }

    // "Ann bets 120" and then "Ann is all-in" is one action and a remark.
    private void GoAllIn(DraftSeat? seat, Wager wager, long line)
    {
        if (seat is not null && Deeds.Count > 0 && Deeds[^1].Seat == seat.Index && Deeds[^1].Kind is RecordedKind.Call or RecordedKind.Raise
            && (wager.Kind == WagerKind.Untold || Read(wager.Amount) == seat.Bet)
            && (!seat.IsStackTold(trustsMemory: false) || seat.Behind == 0))
        {
            seat.IsAllIn = true;
        }
        else
        {
            Raise(seat, wager, isRaise: false, line);
        }
    }

    // An all-in that does not exceed what is to be called is a call.
    private void Raise(DraftSeat? seat, Wager wager, bool isRaise, long line)
    {
        if (seat is null || TotalOf(seat, wager, line) is not { } total)
        {
            return;
        }

        seat.IsAllIn |= wager.IsAllIn;
        var isCall = !isRaise && total <= _callTo;
        Note(isCall ? RecordedKind.Call : RecordedKind.Raise, seat, isCall ? total - seat.Bet : total, line);
        seat.PutTo(total);
        _callTo = Math.Max(_callTo, total);
    }

    private long? TotalOf(DraftSeat seat, Wager wager, long line)
    {
        var chips = Read(wager.Amount);
        var total = wager.Kind switch
        {
            WagerKind.Added => seat.Bet + chips,
            WagerKind.Total => chips,
            WagerKind.RaisedBy => _callTo + chips,
            _ => seat.Behind < 0 ? DraftSeat.Unknown : seat.Bet + seat.Behind,
        };
        if (total < 0)
        {
            Fail(QuarantineCause.Stacks, "an all-in without an amount by a player whose stack is not told", line);
            return null;
        }

        // "goes all-in for N" can mean the street total: certain only where the stack is told.
        return wager is { Kind: WagerKind.Added, IsAllIn: true } && seat.Stack >= 0 && chips == seat.Bet + seat.Behind ? chips : total;
    }

    private void Open(GameEvent.BoardDealt board, long line)
    {
        if (board.Kind == BoardKind.SecondRun)
        {
            SecondBoard = board.Cards;
            return;
        }

        var fresh = board.Cards - Board;
        if (board.Street <= Street && !board.Cards.IsEmpty && fresh.IsEmpty)
        {
            return;
        }

        if (board.Street != Street + 1)
        {
            var name = board.Street.Name();
            Fail(QuarantineCause.Cards, board.Street > Street ? $"a street is missing before the {name}" : $"the {name} is dealt twice", line);
        }
        else if (!board.Cards.IsEmpty && fresh.IsEmpty)
        {
            Fail(QuarantineCause.Cards, $"the {board.Street.Name()} is dealt with cards that lie there already", line);
        }

        Phase = Phase == HandPhase.Opening ? HandPhase.Playing : Phase;
        (Board, Street, _callTo) = (Board | fresh, board.Street, 0);
        foreach (var seat in Seats)
        {
            seat.Bet = 0;
        }

        Deeds.Add(new(RecordedKind.Board, -1, DraftSeat.Unknown, fresh, line));
    }
}
