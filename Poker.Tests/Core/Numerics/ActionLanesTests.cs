using System.Runtime.Intrinsics;

using Poker.Core.Numerics;

namespace Poker.Tests.Core.Numerics;

public sealed class ActionLanesTests
{
    private const int Rounds = 2_000, Before = 3;

    public static TheoryData<int> Actions() => [2, 3, 4, 5, 6, 7];

    [Theory]
    [MemberData(nameof(Actions))]
    public void Weights_are_the_positive_regrets_or_else_all_alike_and_sums_run_over_them(int actions)
    {
        var rng = new Rng(1, (ulong)actions);
        for (var round = 0; round < Rounds; round++)
        {
            var regrets = Regrets(ref rng);
            var positive = regrets.Take(actions).Select(regret => Math.Max(regret, 0)).ToArray();
            var expected = positive.Any(weight => weight > 0) ? positive : [.. positive.Select(_ => 1f)];

            var sums = ActionLanes.Match(Vector256.Create(regrets), actions, out var weights);

            for (var lane = 0; lane < ActionLanes.Count; lane++)
            {
                Assert.Equal(lane < actions ? expected[lane] : 0, weights[lane]);
                Assert.Equal(expected.Take(lane + 1).Sum(), sums[lane], 0.01);
            }

            Assert.Equal(expected.Sum(), ActionLanes.Last(sums)[round % ActionLanes.Count], 0.01);
            Assert.Equal(expected.Sum(), ActionLanes.Sum(weights)[round % ActionLanes.Count], 0.01);
        }
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void An_action_is_drawn_as_often_as_its_weight_says_and_never_without_one(int actions)
    {
        const int Draws = 40_000;
        var rng = new Rng(2, (ulong)actions);
        for (var round = 0; round < 5; round++)
        {
            // Whole numbers, so that sums are exact.
            var regrets = Regrets(ref rng);
            var sums = ActionLanes.Match(Vector256.Create(regrets), actions, out var weights);
            var counts = new int[ActionLanes.Count];
            for (var draw = 0; draw < Draws; draw++)
            {
                counts[ActionLanes.Draw(sums, actions, rng.Next())]++;
            }

            for (var lane = 0; lane < ActionLanes.Count; lane++)
            {
                var part = weights[lane] / ActionLanes.Last(sums)[0];
                Assert.InRange((double)counts[lane] / Draws, part == 0 ? 0 : part - 0.013, part == 0 ? 0 : part + 0.013);
            }

            Assert.True(weights[ActionLanes.Draw(sums, actions, 0)] > 0);
            Assert.True(weights[ActionLanes.Draw(sums, actions, ulong.MaxValue)] > 0);
        }
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void What_is_stored_and_added_is_the_sets_own_numbers_alone(int actions)
    {
        using var floats = new NativeBlock(sizeof(float) * 32);
        using var doubles = new NativeBlock(sizeof(double) * 32);
        var narrow = floats.Slice<float>(0, 32);
        var wide = doubles.Slice<double>(0, 32);
        var rng = new Rng(3, (ulong)actions);
        for (var round = 0; round < Rounds; round++)
        {
            var (values, deltas) = (Regrets(ref rng), Regrets(ref rng));
            narrow.Fill(float.NaN);
            wide.Fill(double.NaN);
            for (var lane = 0; lane < actions; lane++)
            {
                wide[Before + lane] = values[lane];
            }

            ActionLanes.Store(floats.Address + (Before * sizeof(float)), Vector256.Create(values), actions);
            ActionLanes.AddWide(doubles.Address + (Before * sizeof(double)), Vector256.Create(deltas), actions, -50);

            for (var lane = 0; lane < 32; lane++)
            {
                var own = lane >= Before && lane < Before + actions;
                Assert.Equal(own ? values[lane - Before] : float.NaN, narrow[lane]);
                Assert.Equal(own ? Math.Max(-50.0, (double)values[lane - Before] + deltas[lane - Before]) : double.NaN, wide[lane]);
            }
        }
    }

    [Fact]
    public void Doubles_are_read_rounded_to_float_in_their_order()
    {
        using var doubles = new NativeBlock(sizeof(double) * ActionLanes.Count);
        var values = doubles.Slice<double>(0, ActionLanes.Count);
        for (var lane = 0; lane < values.Length; lane++)
        {
            values[lane] = (1L << 40) + (lane * 1e9) + 0.3;
        }

        var read = ActionLanes.LoadWide(doubles.Address);

        for (var lane = 0; lane < values.Length; lane++)
        {
            Assert.Equal((float)values[lane], read[lane]);
        }
    }

    [Fact]
    public void Lanes_that_are_taken_out_are_zero_and_the_others_as_they_were()
    {
        var deltas = Vector256.Create(1f, 2, 3, 4, 5, 6, 7, 8);
        for (var lanes = 0u; lanes < 256; lanes++)
        {
            var left = ActionLanes.Without(deltas, lanes);
            for (var lane = 0; lane < ActionLanes.Count; lane++)
            {
                Assert.Equal((lanes >> lane & 1) != 0 ? 0 : deltas[lane], left[lane]);
            }
        }
    }

    // Of both signs and often zero, and lanes beyond the actions are filled like the others: with neighbours.
    private static float[] Regrets(ref Rng rng)
    {
        var regrets = new float[ActionLanes.Count];
        var none = rng.Below(8) == 0;
        foreach (ref var regret in regrets.AsSpan())
        {
            regret = rng.Below(4) == 0 ? 0 : (float)rng.Below(200) - (none ? 200 : 100);
        }

        return regrets;
    }
}
