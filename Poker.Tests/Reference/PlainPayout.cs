using Poker.Core.Game;

namespace Poker.Tests.Reference;

/// <summary>Pays a hand out one chip level after another: for each level, the best hand that has reached it takes what stands there.</summary>
internal static class PlainPayout
{
    public static long[] Of(in BettingState state, int[] strengths)
    {
        var hand = state;
        var seats = Enumerable.Range(0, hand.SeatCount).ToArray();
        var stacks = seats.Select(seat => hand.Stack(seat)).ToArray();
        var live = seats.Where(seat => !hand.HasFolded(seat)).ToArray();
        if (live.Length == 1)
        {
            stacks[live[0]] += hand.PotChips;
            return stacks;
        }

        // Chips that the same winners take are gathered before they are divided.
        var shares = new List<(int[] Winners, long Chips)> { (Winners(live, strengths), hand.DeadChips) };
        var highest = seats.Max(seat => hand.Stake(seat));
        var reached = live;
        for (var level = 1L; level <= highest; level++)
        {
            var now = live.Where(seat => hand.Stake(seat) >= level).ToArray();
            reached = now.Length > 0 ? now : reached;
            var winners = Winners(reached, strengths);
            var chips = seats.Count(seat => hand.Stake(seat) >= level);
            if (shares[^1].Winners.SequenceEqual(winners))
            {
                shares[^1] = (winners, shares[^1].Chips + chips);
            }
            else
            {
                shares.Add((winners, chips));
            }
        }

        foreach (var (winners, chips) in shares)
        {
            for (var chip = 0; chip < chips; chip++)
            {
                stacks[winners[chip % winners.Length]]++;
            }
        }

        return stacks;
    }

    private static int[] Winners(int[] seats, int[] strengths) =>
        [.. seats.Where(seat => strengths[seat] == seats.Max(other => strengths[other]))];
}
