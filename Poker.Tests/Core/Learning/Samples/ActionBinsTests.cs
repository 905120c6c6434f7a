using System.Numerics;

using Poker.Core.Game;
using Poker.Core.Learning.Samples;
using Poker.Core.Numerics;
using Poker.Tests.Core.Game;

namespace Poker.Tests.Core.Learning.Samples;

public sealed class ActionBinsTests
{
    private const long MostTotalsTried = 4_000;

    private static readonly (int Over, int Under)[] Sizes = [(1, 3), (1, 2), (3, 4), (1, 1), (3, 2), (5, 2)];

    // A pot of 200 after the call of 50: k chips more are k / 200 of it.
    [Theory]
    [InlineData(200, ActionBin.RaiseHalf)]
    [InlineData(223, ActionBin.RaiseHalf)]
    [InlineData(224, ActionBin.RaiseThreeQuarters)]
    [InlineData(250, ActionBin.RaiseThreeQuarters)]
    [InlineData(273, ActionBin.RaiseThreeQuarters)]
    [InlineData(274, ActionBin.RaisePot)]
    [InlineData(344, ActionBin.RaisePot)]
    [InlineData(345, ActionBin.RaiseOneAndHalf)]
    [InlineData(483, ActionBin.RaiseOneAndHalf)]
    [InlineData(484, ActionBin.RaiseTwoAndHalf)]
    [InlineData(1_209, ActionBin.RaiseTwoAndHalf)]
    [InlineData(1_210, ActionBin.AllIn)]
    [InlineData(10_000, ActionBin.AllIn)]
    public void An_opening_raise_heads_up_is_in_the_bin_of_its_size(long total, ActionBin bin) =>
        Assert.Equal(bin, ActionBins.Of(new Stakes(50, 100).Start([10_000, 10_000]), PlayerAction.To(total)));

    [Fact]
    public void The_bins_of_an_opening_decision_are_these_actions()
    {
        var state = new Stakes(50, 100).Start([10_000, 10_000]);

        Assert.Equal(0b1_1111_1011, ActionBins.Legal(state));
        Assert.Equal(
            [PlayerAction.Fold, PlayerAction.Call, PlayerAction.To(200), PlayerAction.To(250), PlayerAction.To(300), PlayerAction.To(400), PlayerAction.To(600), PlayerAction.To(10_000)],
            Enum.GetValues<ActionBin>().Except([ActionBin.RaiseThird]).Select(bin => ActionBins.ActionOf(state, bin)));
        Assert.Throws<ArgumentException>(() => ActionBins.ActionOf(state, ActionBin.RaiseThird));
    }

    [Fact]
    public void Where_checking_is_free_folding_is_no_bin_and_a_raise_that_covers_the_opponent_is_all_in()
    {
        // 200 in the pot, and 500 more is all that the big blind has: two and a half pots are all-in.
        var state = new Stakes(50, 100).Start([600, 10_000]).Play("c");

        Assert.Equal(0b1_0111_1010, ActionBins.Legal(state));
        Assert.Equal(ActionBin.AllIn, ActionBins.Of(new Stakes(50, 100).Start([600, 10_000]), PlayerAction.To(484)));
        Assert.Equal(ActionBin.AllIn, ActionBins.Of(new Stakes(50, 100).Start([600, 10_000]), PlayerAction.To(4_000)));
        Assert.Equal(ActionBin.RaiseOneAndHalf, ActionBins.Of(new Stakes(50, 100).Start([600, 10_000]), PlayerAction.To(483)));
    }

    [Fact]
    public void In_random_play_every_legal_raise_is_in_the_nearest_bin_which_is_legal()
    {
        var random = new Rng(5);
        for (var hand = 0; hand < 400; hand++)
        {
            PlayOut(ref random, (state, _) => CompareRaises(state));
        }
    }

    [Fact]
    public void In_random_play_every_legal_bin_has_a_legal_action_that_is_in_it()
    {
        var random = new Rng(6);
        var bins = new int[ActionBins.Count];
        for (var hand = 0; hand < 4_000; hand++)
        {
            PlayOut(ref random, CompareBins);
        }

        Assert.All(bins, count => Assert.True(count > 500));

        void CompareBins(BettingState state, int legal)
        {
            for (; legal != 0; legal &= legal - 1)
            {
                var bin = (ActionBin)BitOperations.TrailingZeroCount(legal);
                var action = ActionBins.ActionOf(state, bin);
                Assert.Equal(Refusal.None, state.RefusalOf(action));
                Assert.Equal(bin, ActionBins.Of(state, action));
                bins[(int)bin]++;
            }
        }
    }

    [Fact]
    public void The_largest_stacks_that_there_can_be_do_not_overflow()
    {
        var stacks = new long[Seats.Most];
        Array.Fill(stacks, BettingState.MostChips);
        var state = new Stakes(BettingState.MostChips / 4, BettingState.MostChips / 2).Start(stacks).Play("c c c c c c c c c");

        CompareRaises(state);
        Assert.Equal(1 << (int)ActionBin.CheckOrCall | 1 << (int)ActionBin.AllIn, ActionBins.Legal(state));
    }

    private static void PlayOut(ref Rng random, Action<BettingState, int> look)
    {
        var stacks = new long[Seats.Fewest + (int)random.Below(4)];
        for (var seat = 0; seat < stacks.Length; seat++)
        {
            stacks[seat] = 1 + (long)random.Below(random.Below(2) == 0 ? 60UL : 2_000UL);
        }

        var state = new Stakes(5, 10).Start(stacks);
        while (!state.IsOver)
        {
            if (state.ToAct < 0)
            {
                state.DealStreet();
                continue;
            }

            var legal = ActionBins.Legal(state);
            look(state, legal);
            var bins = Enum.GetValues<ActionBin>().Where(bin => (legal >> (int)bin & 1) != 0).ToArray();
            state.Act(ActionBins.ActionOf(state, bins[(int)random.Below((ulong)bins.Length)]));
        }
    }

    private static void CompareRaises(BettingState state)
    {
        var legal = state.Legal();
        var last = Math.Min(legal.MaxRaiseTo, legal.MinRaiseTo + MostTotalsTried);
        var met = 0;
        for (var total = legal.MinRaiseTo; legal.CanRaise && total <= last; total++)
        {
            var bin = ActionBins.Of(state, PlayerAction.To(total));
            Assert.Equal(Nearest(state, total), bin);
            met |= 1 << (int)bin;
        }

        if (legal.CanRaise && last == legal.MaxRaiseTo)
        {
            var raises = ActionBins.Legal(state) & ~0b11;
            Assert.Equal(raises, met);
        }
    }

    // The pseudo-harmonic mapping, decided for the smaller size from one half on, in whole numbers.
    private static ActionBin Nearest(BettingState state, long total)
    {
        var legal = state.Legal();
        var answered = Enumerable.Range(0, state.SeatCount).Where(seat => seat != legal.Seat && (state.CanAct >> seat & 1) != 0)
            .Max(seat => state.Bet(seat) + state.Stack(seat));
        // In units of a twelfth of a chip.
        BigInteger pot = 12 * (state.PotChips + legal.CallChips), added = 12 * (total - state.CallTo);
        BigInteger allIn = 12 * (Math.Min(answered, legal.MaxRaiseTo) - state.CallTo);
        var sizes = Sizes.Select(size => pot * size.Over / size.Under).TakeWhile(size => size < allIn).Append(allIn).ToArray();
        for (var size = 0; size < sizes.Length - 1; size++)
        {
            var (smaller, larger) = (sizes[size], sizes[size + 1]);
            if (2 * (larger - added) * (pot + smaller) >= (larger - smaller) * (pot + added))
            {
                return ActionBin.RaiseThird + size;
            }
        }

        return ActionBin.AllIn;
    }
}
