using Poker.Core.Numerics;
using Poker.Core.Statistics;

namespace Poker.Tests.Core.Statistics;

public sealed class RunningMomentsTests
{
    [Fact]
    public void Mean_variance_and_interval_are_those_of_the_textbook()
    {
        var moments = Of(2, 4, 4, 4, 5, 5, 7, 9);

        Assert.Equal((8L, 5.0), (moments.Count, moments.Mean));
        Assert.Equal(32.0 / 7, moments.Variance, 1e-14);
        Assert.Equal(Math.Sqrt(32.0 / 7 / 8), moments.StandardError, 1e-14);
        Assert.Equal(1.959963984540054 * Math.Sqrt(32.0 / 56), moments.Interval().HalfWidth, 1e-14);
    }

    [Fact]
    public void A_large_offset_costs_no_precision() =>
        Assert.Equal(30.0, Of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16).Variance, 1e-9);

    [Fact]
    public void Nothing_is_known_of_no_value_and_no_spread_of_one()
    {
        Assert.Equal((0L, 0.0), (default(RunningMoments).Count, default(RunningMoments).Mean));
        Assert.Equal(3, Of(3).Mean);
        Assert.Equal(double.NaN, Of(3).Variance);
        Assert.Equal(double.NaN, Of(3).Interval().HalfWidth);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(400)]
    [InlineData(999)]
    [InlineData(1000)]
    public void Merged_parts_are_the_whole(int cut)
    {
        var random = new Rng(3);
        var values = Enumerable.Range(0, 1_000).Select(_ => (random.NextDouble() * 100) - 20).ToArray();
        var merged = Of(values[..cut]);

        merged.Merge(Of(values[cut..]));

        var whole = Of(values);
        Assert.Equal(whole.Count, merged.Count);
        Assert.Equal(whole.Mean, merged.Mean, 1e-12);
        Assert.Equal(whole.Variance, merged.Variance, 1e-9);
    }

    [Fact]
    public void The_interval_holds_the_true_mean_in_about_95_of_100_samples()
    {
        var random = new Rng(17);
        var held = 0;
        for (var sample = 0; sample < 2_000; sample++)
        {
            var moments = default(RunningMoments);
            for (var i = 0; i < 200; i++)
            {
                moments.Add(random.NextDouble());
            }

            held += moments.Interval().Contains(0.5) ? 1 : 0;
        }

        Assert.InRange(held, 1_860, 1_940);
    }

    [Fact]
    public void An_interval_scales_with_its_unit() => Assert.Equal((8, 12), (new Interval(1, 0.2).Times(10).Low, new Interval(1, 0.2).Times(10).High));

    private static RunningMoments Of(params double[] values)
    {
        var moments = default(RunningMoments);
        foreach (var value in values)
        {
            moments.Add(value);
        }

        return moments;
    }
}
