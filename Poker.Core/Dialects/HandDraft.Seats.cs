using Poker.Core.Cards;

namespace Poker.Core.Dialects;

/// <content>Who is dealt in, with which stacks and cards.</content>
internal sealed partial class HandDraft
{
    private void Sit(GameEvent.Seated seated, long line, TableMemory memory)
    {
        if (Join(seated.Player, line, memory) is not { } seat)
        {
            return;
        }

        foreach (var other in Seats)
        {
            if (other.Number == seated.Seat && other != seat)
            {
                Fail(QuarantineCause.Seats, "two players have the same seat", line);
            }
        }

        AreSeatsTold = true;
        (seat.Name, seat.Number) = (seated.Name, seated.Seat);
        // Behind a post it is not certain whether the post has been taken off.
        if (seat.Put == 0)
        {
            seat.Begin(seated.Stack, isRemembered: false);
        }
    }

    // Before the posts it is what the player begins with, after the payouts what is left; between them bets have been taken off.
    private void TakeStack(GameEvent.StackTold told, long line)
    {
        var seat = IndexOf(told.Player) is >= 0 and var index ? Seats[index] : null;
        if (Phase == HandPhase.Opening && seat is null)
        {
            _stacksTold.Add(told);
        }
        else if (Phase == HandPhase.Opening && (told.IsFirst || seat!.Put == 0))
        {
            seat!.Begin(told.Stack, isRemembered: false);
        }
        else if (Phase == HandPhase.Paid && seat is not null)
        {
            seat.IsToldAfter = true;
            // The first alone, and none after the end: later ones can hold chips that were bought.
            if (!told.IsFirst && !HasEnded && seat.Final < 0)
            {
                (seat.Final, seat.FinalLine) = (Read(told.Stack), line);
            }
        }
    }

    private void Deal(GameEvent.Dealt dealt, long line, TableMemory memory)
    {
        if (dealt.Player is null)
        {
            HeroCards = dealt.Cards;
        }
        else if (SeatOf(dealt.Player, line, memory) is { } seat)
        {
            seat.DealtAt = seat.DealtAt < 0 ? _dealt++ : seat.DealtAt;
            seat.IsDealtOpen |= !dealt.Cards.IsEmpty;
            Show(seat, dealt.Cards, line);
        }
    }

    private void Show(DraftSeat seat, CardSet cards, long line)
    {
        seat.Pocket |= cards;
        if (seat.Pocket.Count > 2)
        {
            Fail(QuarantineCause.Cards, "a player has more than two cards", line);
        }
    }

    // The seat of a player, who joins unless lines have told who is dealt in.
    private DraftSeat? SeatOf(string player, long line, TableMemory memory)
    {
        if (IndexOf(player) is >= 0 and var index)
        {
            return Seats[index];
        }

        // At most as many steps as players are remembered: IDs could change in a circle.
        var former = memory.Players.Find(player)?.Formerly;
        for (var steps = 0; former is not null && steps < KnownPlayers.Most; steps++)
        {
            if (IndexOf(former) is >= 0 and var old)
            {
                return Seats[old];
            }

            former = memory.Players.Find(former)?.Formerly;
        }

        if (!AreSeatsTold)
        {
            return Join(player, line, memory);
        }

        Fail(QuarantineCause.Seats, "a player acts who was not dealt in", line);
        return null;
    }

    private DraftSeat? Join(string player, long line, TableMemory memory)
    {
        if (IndexOf(player) is >= 0 and var index)
        {
            return Seats[index];
        }

        if (Seats.Count == Game.Seats.Most)
        {
            Fail(QuarantineCause.Seats, $"more than {Game.Seats.Most} players dealt in", line);
            return null;
        }

        var seat = _unused.Count > 0 ? _unused[^1] : new DraftSeat();
        if (_unused.Count > 0)
        {
            _unused.RemoveAt(_unused.Count - 1);
        }

        seat.Reset(player, Seats.Count);
        Endow(seat, memory);
        Seats.Add(seat);
        return seat;
    }

    private void Endow(DraftSeat seat, TableMemory memory)
    {
        if (memory.StackOf(seat.Player) is { } known)
        {
            (seat.Carried, seat.StackDecimals) = (known.Stack.TenThousandths, known.Stack.Decimals);
            if (known.IsTold)
            {
                seat.Begin(known.Stack, isRemembered: true);
            }
        }

        foreach (var told in _stacksTold)
        {
            if (told.Player == seat.Player)
            {
                seat.Begin(told.Stack, isRemembered: false);
            }
        }
    }

    private long Read(Amount amount)
    {
        _decimals = Math.Max(_decimals, amount.Decimals);
        return amount.TenThousandths;
    }
}
