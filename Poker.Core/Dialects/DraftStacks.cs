namespace Poker.Core.Dialects;

/// <summary>Finds the stacks with which a drafted hand began, in chips.</summary>
/// <remarks>
/// In this order: told before the hand; told after it, less the net; all of what was put in, where the player is all-in; as it follows
/// from earlier hands, if that is enough. What is left is not known: a stack stands in that is <see cref="AssumedBigBlinds"/> big blinds
/// more than anybody put in, so that nobody is all-in by it and no raise is capped.
/// </remarks>
internal static class DraftStacks
{
    /// <summary>Big blinds behind that a stack which is not known is assumed to have at least.</summary>
    public const int AssumedBigBlinds = 100;

    /// <summary>Writes the stacks, seats in dealing order.</summary>
    /// <param name="draft">The hand.</param>
    /// <param name="plan">Order, chips and nets.</param>
    /// <param name="trustsMemory">Whether stacks count that were told before the hand, or follow from earlier hands.</param>
    /// <param name="infersAllIns">Whether the source tells no all-ins.</param>
    /// <param name="stacks">Receives a number of chips a seat.</param>
    /// <returns>The masks of the seats whose stack is assumed, and of those whose stack follows from what the hand's actions put in.</returns>
    public static (int Assumed, int Inferred) Find(HandDraft draft, in DraftPlan plan, bool trustsMemory, bool infersAllIns, long[] stacks)
    {
        var (most, left, mostLeft) = (0L, 0, 0L);
        foreach (var seat in draft.Seats)
        {
            most = Math.Max(most, seat.Put);
            left += seat.HasFolded ? 0 : 1;
            mostLeft = seat.HasFolded ? mostLeft : Math.Max(mostLeft, seat.Put);
        }

        var (assumed, inferred) = (0, 0);
        for (var i = 0; i < stacks.Length; i++)
        {
            var seat = draft.Seats[plan.Order[i]];
            var put = seat.Put / plan.PerChip;
            stacks[i] = Told(seat, put, plan.Nets[i], plan.PerChip, trustsMemory);
            if (stacks[i] >= 0)
            {
                continue;
            }

            if (seat.IsAllIn)
            {
                stacks[i] = put;
                inferred |= 1 << i;
            }
            else if (infersAllIns && left > 1 && IsSilentlyAllIn(draft, seat, mostLeft))
            {
                // Of those who put in the most, one may have more.
                stacks[i] = put;
                inferred |= 1 << i;
                assumed |= seat.Put == mostLeft ? 1 << i : 0;
            }
            else
            {
                stacks[i] = (most + (AssumedBigBlinds * draft.BigBlind)) / plan.PerChip;
                assumed |= 1 << i;
            }
        }

        return (assumed, inferred);
    }

    private static long Told(DraftSeat seat, long put, long net, long perChip, bool trustsMemory) =>
        seat.IsStackTold(trustsMemory) ? seat.Stack / perChip
        : seat.Final >= 0 && (seat.Final / perChip) - net >= put ? (seat.Final / perChip) - net
        : trustsMemory && IsEnough(seat) ? seat.Carried / perChip
        : DraftSeat.Unknown;

    private static bool IsEnough(DraftSeat seat) => seat.Carried > 0 && (seat.IsAllIn ? seat.Carried == seat.Put : seat.Carried >= seat.Put);

    // Who has not folded but does not act on a later street, or has put in less than another, has nothing left.
    private static bool IsSilentlyAllIn(HandDraft draft, DraftSeat seat, long mostLeft) =>
        !seat.HasFolded && (seat.LastStreet < draft.Street || seat.Put < mostLeft);

    /// <summary>Whether any stack is known from before the hand only.</summary>
    public static bool UsesMemory(HandDraft draft) => draft.Seats.Exists(seat =>
        seat.IsRemembered || (seat.Stack < 0 && seat.Final < 0 && !seat.IsAllIn && seat.Carried > 0));
}
