using Poker.Core.Numerics;
using Poker.Core.Statistics;

namespace Poker.Tests.Core.Statistics;

public sealed class ControlVariatesTests
{
    [Fact]
    public void What_the_controls_explain_is_taken_off()
    {
        var random = new Rng(1);
        var sums = new ControlVariates(3);
        for (var i = 0; i < 2_000; i++)
        {
            var (first, second, noise) = (random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5);
            sums.Add(7 + (3 * first) - (2 * second) + (0.01 * noise), [first, second, first + second]);
        }

        Assert.Equal(7, sums.Adjusted().Mean, 0.001);
        Assert.InRange(sums.Adjusted().HalfWidth, 1e-5, 1e-3);
        Assert.True(sums.Plain().HalfWidth > 0.03);
    }

    [Fact]
    public void Parts_make_the_whole()
    {
        var random = new Rng(2);
        var (whole, parts) = (new ControlVariates(1), new ControlVariates(1));
        for (var part = 0; part < 30; part++)
        {
            var one = new ControlVariates(1);
            for (var i = 0; i < 10; i++)
            {
                var (control, value) = (random.NextDouble() - 0.5, random.NextDouble());
                whole.Add(value + control, [control]);
                one.Add(value + control, [control]);
            }

            parts.Merge(one);
        }

        Assert.Equal(whole.Count, parts.Count);
        Assert.Equal(whole.Adjusted().Mean, parts.Adjusted().Mean, 1e-12);
        Assert.Equal(whole.Adjusted().HalfWidth, parts.Adjusted().HalfWidth, 1e-12);
    }

    [Fact]
    public void Constant_values_keep_their_mean_whatever_the_controls_do()
    {
        var random = new Rng(3);
        var sums = new ControlVariates(1);
        for (var i = 0; i < 100; i++)
        {
            sums.Add(75, [random.NextDouble() - 0.5]);
        }

        Assert.Equal(new Interval(75, 0), sums.Adjusted());
    }
}
