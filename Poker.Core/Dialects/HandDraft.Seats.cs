using Poker.Core.Cards;

namespace Poker.Core.Dialects;

/// <content>Who is dealt in, with which stacks and cards.</content>
internal sealed partial class HandDraft
{
    private void Sit(GameEvent.Seated seated, long line, TableMemory memory)
    {
        if (Join(seated.Player, line, memory) is { } seat)
        {
            AreSeatsTold = true;
            (seat.Name, seat.Number) = (seated.Name, seated.Seat);
            (seat.Stack, seat.StackDecimals) = (seated.Stack.TenThousandths, seated.Stack.Decimals);
        }
    }

    // Before the posts it is what the player begins with, after the payouts what is left; between them bets have been taken off.
    private void TakeStack(DraftSeat seat, Amount stack, long line)
    {
        if (Phase == HandPhase.Paid)
        {
            (seat.Final, seat.FinalLine) = (Read(stack), line);
        }
        else if (Phase == HandPhase.Opening && seat.Put == 0)
        {
            (seat.Stack, seat.StackDecimals) = (stack.TenThousandths, stack.Decimals);
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
        if (memory.StackOf(player) is { } known)
        {
            seat.Carried = known.Stack.TenThousandths;
            seat.Stack = known.IsTold ? seat.Carried : DraftSeat.Unknown;
            seat.StackDecimals = known.Stack.Decimals;
        }

        Seats.Add(seat);
        return seat;
    }

    private long Read(Amount amount)
    {
        _decimals = Math.Max(_decimals, amount.Decimals);
        return amount.TenThousandths;
    }
}
