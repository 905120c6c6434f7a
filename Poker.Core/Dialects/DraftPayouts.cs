using System.Numerics;

namespace Poker.Core.Dialects;

/// <summary>Adds up what every player of a draft has won or lost as its lines tell, in chips.</summary>
internal static class DraftPayouts
{
    /// <summary>Writes the players' nets, seats in dealing order.</summary>
    /// <param name="draft">The hand.</param>
    /// <param name="order">The indices of its seats in dealing order.</param>
    /// <param name="perChip">Ten-thousandths in a chip.</param>
    /// <param name="isReturnTold">Whether the source tells of every return of uncalled chips.</param>
    /// <param name="nets">Receives a number of chips a seat.</param>
    /// <returns>Whether chips are conserved. Uncalled chips of which the source does not tell go back to whom they belong.</returns>
    public static bool TryAddUp(HandDraft draft, int[] order, long perChip, bool isReturnTold, long[] nets)
    {
        var left = 0L;
        var rest = -1;
        for (var i = 0; i < order.Length; i++)
        {
            var seat = draft.Seats[order[i]];
            nets[i] = (seat.Got - seat.Put) / perChip;
            left -= nets[i];
            if (seat.WinsRest)
            {
                // Two who win without an amount cannot be told apart.
                if (rest >= 0)
                {
                    return false;
                }

                rest = i;
            }
        }

        foreach (var split in draft.Splits)
        {
            left -= Share(split, order, split.Amount / perChip, nets);
        }

        if (rest >= 0 && left > 0)
        {
            nets[rest] += left;
            return true;
        }

        return left == 0 || (!isReturnTold && !draft.HasReturns && left == ReturnUncalled(draft, order, perChip, nets));
    }

    // Odd chips go one each from the left of the button.
    private static long Share(DraftSplit split, int[] order, long chips, long[] nets)
    {
        var sharers = BitOperations.PopCount((uint)split.Seats);
        if (sharers == 0)
        {
            return 0;
        }

        var (share, odd) = Math.DivRem(chips, sharers);
        for (var i = 0; i < order.Length; i++)
        {
            if ((split.Seats >> order[i] & 1) != 0)
            {
                nets[i] += share + (odd-- > 0 ? 1 : 0);
            }
        }

        return chips;
    }

    // What the highest stake has over the second, dead chips apart, nobody has called.
    private static long ReturnUncalled(HandDraft draft, int[] order, long perChip, long[] nets)
    {
        var (top, highest, second) = (0, -1L, -1L);
        for (var i = 0; i < order.Length; i++)
        {
            var stake = (draft.Seats[order[i]].Put - draft.DeadOf(draft.Seats[order[i]])) / perChip;
            if (stake > highest)
            {
                (top, highest, second) = (i, stake, highest);
            }
            else
            {
                second = Math.Max(second, stake);
            }
        }

        nets[top] += highest - second;
        return highest - second;
    }
}
