namespace Poker.Core.Dialects;

/// <content>Posts and payouts.</content>
internal sealed partial class HandDraft
{
    private int _straddles;
    private bool _areBlindsTold;

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

    /// <summary>Whether one ante is posted for the whole table: then it is dead money.</summary>
    public bool IsTableAnte => AnteCount() == 1;

    /// <summary>What a player has posted that is no stake of theirs.</summary>
    public long DeadOf(DraftSeat seat) => seat.Dead + (IsTableAnte ? seat.Ante : 0);

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
                var isShort = seat.Stack >= 0 ? seat.Put + chips >= seat.Stack
                    : posted.Wager.IsAllIn || (chips < BigBlind && !IsTwiceSmallBlind(chips));
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

    // Then the blinds are lower than before, and nobody is short; unless this hand's own lines tell the blinds.
    private bool IsTwiceSmallBlind(long chips) => !_areBlindsTold && SmallBlindSeat >= 0
        && Seats[SmallBlindSeat] is { IsAllIn: false, Live: > 0 and var small } && chips >= 2 * small;

    private int AnteCount()
    {
        var count = 0;
        foreach (var seat in Seats)
        {
            count += seat.Ante > 0 ? 1 : 0;
        }

        return count;
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
                seat.Pay(amount is { } chips ? Read(chips) : 0);
                seat.WinsRest |= amount is null;
                Phase = HandPhase.Paid;
                break;
            case GameEvent.Returned(var player, var amount) when SeatOf(player, line, memory) is { } seat:
                seat.Pay(Read(amount));
                HasReturns = true;
                break;
            case GameEvent.Split(var players, var amount):
                Share(players, Read(amount), line, memory);
                break;
        }
    }

    private void Share(IReadOnlyList<string> players, long amount, long line, TableMemory memory)
    {
        var mask = 0;
        foreach (var player in players)
        {
            if (SeatOf(player, line, memory) is { } seat)
            {
                seat.Pay(0);
                mask |= 1 << seat.Index;
            }
        }

        Splits.Add(new(mask, amount));
        Phase = HandPhase.Paid;
    }
}
