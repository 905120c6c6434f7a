using FsCheck;
using FsCheck.Fluent;

using Poker.Core.Evaluation;
using Poker.Core.Game;
using Poker.Core.Numerics;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Game;

public sealed class RandomPlayTests
{
    // All of them: plain integers stay below 100 by default.
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    [Fact]
    public void Chips_are_conserved_and_every_reachable_state_goes_on_or_is_over() =>
        Check.One(Thorough, Prop.ForAll(Seeds, seed => PlayOne((ulong)seed)));

    [Fact]
    public void Illegal_actions_are_refused_and_change_nothing_in_any_reachable_state() =>
        Check.One(Thorough, Prop.ForAll(Seeds, seed => RefuseOne((ulong)seed)));

    [Fact]
    public void Payouts_are_those_of_dealing_the_chips_out_one_level_at_a_time() =>
        Check.One(Thorough, Prop.ForAll(Seeds, seed => PayOne((ulong)seed)));

    [Fact]
    public void A_hand_allocates_nothing()
    {
        var stakes = new Stakes(50, 100, Ante: 10);
        Play(stakes, 3);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Play(stakes, 200);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void Play(Stakes stakes, int hands)
    {
        Evaluator.Prepare();
        var random = new Rng(5);
        Span<long> stacks = stackalloc long[6];
        Span<int> strengths = stackalloc int[6];
        for (var hand = 0; hand < hands; hand++)
        {
            stacks.Fill(10_000);
            var deal = Deal.Draw(ref random, 6);
            var state = stakes.Start(stacks);
            while (!state.IsOver)
            {
                Table.Step(ref state, ref random);
            }

            deal.Strengths(state, strengths);
            Showdown.Settle(state, strengths, stacks);
        }
    }

    private static void PlayOne(ulong seed)
    {
        var random = new Rng(seed);
        var state = Start(ref random, out var total);
        for (var steps = 0; !state.IsOver; steps++)
        {
            Assert.True(steps < 2_000, "A hand ends.");
            Assert.Equal(total, Table.Stacks(state).Sum() + state.PotChips);
            Assert.All(Table.Stacks(state), stack => Assert.True(stack >= 0));
            Assert.Equal(state.PotChips, Table.PotsOf(state).Sum(pot => pot.Chips));
            Table.Step(ref state, ref random);
        }

        var deal = Deal.Draw(ref random, state.SeatCount);
        Assert.Equal(total, Table.Pay(state, Table.Strengths(state, deal)).Sum());
    }

    private static void RefuseOne(ulong seed)
    {
        var random = new Rng(seed);
        var state = Start(ref random, out _);
        while (!state.IsOver)
        {
            var before = Picture.Of(state);
            foreach (var action in Illegal(state))
            {
                Assert.False(state.TryAct(action, out var refusal), $"{action} in {before}");
                Assert.NotEqual(Refusal.None, refusal);
                Assert.Equal(before, Picture.Of(state));
            }

            Table.Step(ref state, ref random);
        }
    }

    private static IEnumerable<PlayerAction> Illegal(BettingState state)
    {
        if (state.ToAct < 0)
        {
            return [PlayerAction.Fold, PlayerAction.Check, PlayerAction.Call, PlayerAction.To(100)];
        }

        var legal = state.Legal();
        return
        [
            legal.CanCheck ? PlayerAction.Call : PlayerAction.Check,
            PlayerAction.To((legal.CanRaise ? legal.MinRaiseTo : 100) - 1),
            PlayerAction.To((legal.CanRaise ? legal.MaxRaiseTo : 10_000) + 1),
            PlayerAction.To(-1),
            PlayerAction.To(long.MaxValue),
        ];
    }

    private static void PayOne(ulong seed)
    {
        var random = new Rng(seed);
        var state = Start(ref random, out _);
        while (!state.IsOver)
        {
            Table.Step(ref state, ref random);
        }

        // Few different strengths, so that pots are often split.
        var strengths = new int[state.SeatCount];
        foreach (ref var strength in strengths.AsSpan())
        {
            strength = 1 + (int)random.Below(3);
        }

        Assert.Equal(PlainPayout.Of(state, strengths), Table.Pay(state, strengths));
    }

    private static BettingState Start(ref Rng random, out long total)
    {
        var stacks = new long[Seats.Fewest + (int)random.Below(Seats.Most - Seats.Fewest + 1)];
        var deepest = random.Below(2) == 0 ? 30UL : 3_000UL;
        foreach (ref var stack in stacks.AsSpan())
        {
            stack = 1 + (long)random.Below(deepest);
        }

        total = stacks.Sum();
        var ante = (long)random.Below(4);
        var straddle = random.Below(4) == 0 ? 20 : 0;
        return new Stakes(5, 10, ante, random.Below(2) == 0 ? AnteKind.Each : AnteKind.BigBlind, straddle).Start(stacks);
    }
}
