using Poker.Core.Game;

namespace Poker.Core.Dialects;

/// <summary>Finds in which order players sit, from the left of the button.</summary>
/// <remarks>
/// Where lines tell the seats' numbers, by them. Otherwise by play, since before the flop everyone posts or acts: small blind, big blind,
/// straddles, then by first action; where a player does neither (all-in by a post), by the order in which all are dealt cards.
/// </remarks>
internal static class SeatOrder
{
    /// <summary>The indices of a draft's seats in dealing order.</summary>
    /// <returns>Whether it can be known.</returns>
    public static bool TryFind(HandDraft draft, int[] order)
    {
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        if (draft.Seats.TrueForAll(seat => seat.Number >= 0))
        {
            Array.Sort(order, (left, right) => draft.Seats[left].Number.CompareTo(draft.Seats[right].Number));
        }
        else if (draft.Seats.TrueForAll(seat => IsPlaced(draft, seat)))
        {
            Array.Sort(order, (left, right) => Place(draft, left).CompareTo(Place(draft, right)));
        }
        else if (draft.Seats.TrueForAll(seat => seat.DealtAt >= 0))
        {
            Array.Sort(order, (left, right) => draft.Seats[left].DealtAt.CompareTo(draft.Seats[right].DealtAt));
        }
        else
        {
            return false;
        }

        Rotate(order, Array.IndexOf(order, First(draft, order)));
        return true;
    }

    private static bool IsPlaced(HandDraft draft, DraftSeat seat) =>
        seat.HasActed || seat.Index == draft.SmallBlindSeat || seat.Index == draft.BigBlindSeat || seat.StraddledAt >= 0;

    // Small blind, big blind and straddles before all others.
    private static int Place(HandDraft draft, int index)
    {
        var seat = draft.Seats[index];
        return index == draft.SmallBlindSeat ? -2 * Seats.Most
            : index == draft.BigBlindSeat ? 1 - (2 * Seats.Most)
            : seat.StraddledAt >= 0 ? seat.StraddledAt - Seats.Most
            : seat.Turn;
    }

    // The first left of the button; heads-up the big blind. With a dead button, who posts the small blind, or else the big one.
    private static int First(HandDraft draft, int[] order)
    {
        var dealer = draft.Dealer is null ? -1 : draft.IndexOf(draft.Dealer);
        return order.Length == 2 ? draft.BigBlindSeat
            : dealer >= 0 ? order[(Array.IndexOf(order, dealer) + 1) % order.Length]
            : draft.SmallBlindSeat >= 0 ? draft.SmallBlindSeat
            : draft.BigBlindSeat;
    }

    private static void Rotate(int[] order, int first)
    {
        Array.Reverse(order, 0, first);
        Array.Reverse(order, first, order.Length - first);
        Array.Reverse(order);
    }
}
