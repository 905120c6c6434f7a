using Poker.Core.Equity;

namespace Poker.Tests.Core.Equity;

public sealed class SampledErrorTests
{
    [Fact]
    public void Shares_of_few_samples_are_within_their_error_9_times_of_10_whatever_the_share()
    {
        foreach (var count in (int[])[1, 2, 3, 4, 5, 7, 10, 20, 50, 200])
        {
            for (var share = 0.002; share <= 0.5; share += 0.002)
            {
                var within = 0.0;
                for (var (wins, chance) = (0, Math.Pow(1 - share, count)); wins <= count; wins++)
                {
                    var seen = (double)wins / count;
                    within += Math.Abs(seen - share) <= SampledError.OfShare(seen, count) ? chance : 0;
                    chance *= (count - wins) / (wins + 1.0) * share / (1 - share);
                }

                Assert.True(within >= 0.9, $"{count} samples of {share:0.000}: {within:0.000}.");
            }
        }
    }

    [Fact]
    public void Samples_that_all_end_alike_leave_an_error_that_falls_with_their_number()
    {
        var errors = ((long[])[1, 2, 10, 100, 10_000]).Select(count => SampledError.OfShare(1, count)).ToArray();

        Assert.Equal(errors.OrderDescending(), errors);
        Assert.Equal(1, errors[0]);
        Assert.InRange(errors[3], 0.02, 0.1);
        Assert.InRange(errors[^1], 1e-5, 1e-3);
        Assert.Equal(1, SampledError.OfRatio(0, 0, 0, 0, 0, 5));
    }

    [Fact]
    public void Of_many_samples_it_is_the_usual_one()
    {
        Assert.Equal(1.96 * Math.Sqrt(0.3 * 0.7 / 1e6), SampledError.OfShare(0.3, 1_000_000), tolerance: 1e-5);
        Assert.Equal(1.96 * Math.Sqrt(0.04 / 1e6), SampledError.OfMean(0.5e6, (0.25 + 0.04) * 1e6, 1_000_000), tolerance: 1e-5);
    }

    [Fact]
    public void A_ratio_of_equal_weights_is_a_mean_in_any_unit() =>
        Assert.Equal(SampledError.OfMean(3.5, 2.5, 7), SampledError.OfRatio(3.5 * 40, 7 * 40, 2.5 * 1600, 7 * 1600, 3.5 * 1600, 7), 12);
}
