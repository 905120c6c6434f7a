using Poker.Core.Cards;
using Poker.Core.Histories;

namespace Poker.Core.Dialects;

/// <content>Posts, actions, boards and payouts.</content>
internal sealed partial class HandDraft
{
    private long _callTo;
    private int _turns;
    private int _dealt;
    private int _straddles;

    /// <summary>The index of who posts the small blind, or −1.</summary>
    public int SmallBlindSeat { get; private set; }

    /// <summary>The index of who posts the big blind, or −1.</summary>
    public int BigBlindSeat { get; private set; }

    /// <summary>The index of who posts the last straddle, or −1.</summary>
    public int StraddleSeat { get; private set; }

    /// <summary>The last straddle.</summary>
    public long Straddle { get; private set; }

    /// <summary>The small blind, as far as it is known.</summary>
    public long SmallBlind { get; private set; }

    /// <summary>The full big blind, as far as it is known.</summary>
    public long BigBlind { get; set; }

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
                Raise(Actor(player, line, memory), wager, isRaise: false, line);
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
            seat.PutTo(seat.Behind < 0 ? _callTo : Math.Min(_callTo, seat.Bet + seat.Behind));
            Note(RecordedKind.Call, seat, DraftSeat.Unknown, line);
        }
        else if (TotalOf(seat, wager, line) is { } total)
        {
            Note(RecordedKind.Call, seat, Math.Max(total - seat.Bet, 0), line);
            seat.PutTo(total);
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
        if (!board.Cards.IsEmpty && fresh.IsEmpty)
        {
            return;
        }

        Phase = Phase == HandPhase.Opening ? HandPhase.Playing : Phase;
        (Board, Street, _callTo) = (Board | fresh, board.Street, 0);
        foreach (var seat in Seats)
        {
            seat.Bet = 0;
        }

        Deeds.Add(new(RecordedKind.Board, -1, DraftSeat.Unknown, fresh, line));
    }

    private bool TakePost(GameEvent told, long line, TableMemory memory)
    {
        if (told is not GameEvent.Posted posted)
        {
            return false;
        }

        if (SeatOf(posted.Player, line, memory) is not { } seat)
        {
            return true;
        }

        var chips = posted.Wager.Kind != WagerKind.Untold ? Read(posted.Wager.Amount) : posted.Kind switch
        {
            PostKind.SmallBlind => SmallBlind,
            PostKind.BigBlind => BigBlind,
            _ => 0,
        };
        if (chips == 0 && posted.Wager.Kind == WagerKind.Untold)
        {
            Fail(QuarantineCause.Posts, "a post without an amount", line);
            return true;
        }

        seat.IsAllIn |= posted.Wager.IsAllIn;
        Post(seat, posted, chips, line);
        return true;
    }

    private void Post(DraftSeat seat, GameEvent.Posted posted, long chips, long line)
    {
        switch (posted.Kind)
        {
            case PostKind.Ante:
                seat.Ante += chips;
                seat.Put += chips;
                return;
            case PostKind.Dead:
                seat.Dead += chips;
                seat.Put += chips;
                return;
            case PostKind.SmallBlind:
                SmallBlindSeat = Only(SmallBlindSeat, seat, "two players post a small blind", line);
                break;
            case PostKind.BigBlind:
                BigBlindSeat = Only(BigBlindSeat, seat, "two players post a big blind", line);
                // A stack that is too short posts what it has: then the full big blind is what was told before.
                var isShort = seat.Stack >= 0 ? seat.Put + chips >= seat.Stack : posted.Wager.IsAllIn || chips < BigBlind;
                BigBlind = isShort ? Math.Max(BigBlind, chips) : chips;
                _callTo = Math.Max(_callTo, BigBlind);
                break;
            case PostKind.Straddle:
                seat.StraddledAt = seat.StraddledAt < 0 ? _straddles++ : seat.StraddledAt;
                (StraddleSeat, Straddle) = (seat.Index, Math.Max(chips, Straddle));
                break;
        }

        seat.PutTo(chips);
        seat.Live = seat.Bet;
        _callTo = Math.Max(_callTo, seat.Bet);
    }

    private int Only(int before, DraftSeat seat, string reason, long line)
    {
        var index = seat.Index;
        if (before >= 0 && before != index)
        {
            Fail(QuarantineCause.Posts, reason, line);
        }

        return index;
    }

    private void TakePayout(GameEvent told, long line, TableMemory memory)
    {
        switch (told)
        {
            case GameEvent.Won(var player, var amount) when SeatOf(player, line, memory) is { } seat:
                seat.Got += amount is { } chips ? Read(chips) : 0;
                seat.WinsRest |= amount is null;
                Phase = HandPhase.Paid;
                break;
            case GameEvent.Returned(var player, var amount) when SeatOf(player, line, memory) is { } seat:
                seat.Got += Read(amount);
                HasReturns = true;
                break;
            case GameEvent.Split(var players, var amount):
                var mask = 0;
                foreach (var sharer in players)
                {
                    mask |= SeatOf(sharer, line, memory) is { } seat ? 1 << seat.Index : 0;
                }

                Splits.Add(new(mask, Read(amount)));
                Phase = HandPhase.Paid;
                break;
        }
    }
}
