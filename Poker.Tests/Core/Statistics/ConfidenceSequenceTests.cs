using Poker.Core.Numerics;
using Poker.Core.Statistics;

namespace Poker.Tests.Core.Statistics;

public sealed class ConfidenceSequenceTests
{
    private const double Bound = 20, Effect = 0.5;

    // The plot and the decision are one: the bounds pass 0 and the least effect exactly when the comparison decides.
    [Theory]
    [InlineData(1.5, SequentialVerdict.Better)]
    [InlineData(-1, SequentialVerdict.NotBetter)]
    public void Bounds_pass_the_means_of_a_comparison_exactly_when_it_decides(double mean, SequentialVerdict expected)
    {
        var (comparison, sequence) = (new SequentialComparison(Bound, Effect, 0.02, 0.05), new ConfidenceSequence(Bound, Effect, 0.02, 0.05, 0, Effect));
        foreach (var observation in Observations(mean, 3_000, 1))
        {
            if (comparison.Verdict != SequentialVerdict.Undecided)
            {
                break;
            }

            comparison.Add(observation);
            sequence.Add(observation);
            var (low, high) = sequence.Bounds();
            Assert.Equal(comparison.LogEvidenceBetter >= -Math.Log(0.02), low >= 0);
            Assert.Equal(comparison.LogEvidenceNotBetter >= -Math.Log(0.05), high <= Effect);
        }

        Assert.Equal(expected, comparison.Verdict);
    }

    [Fact]
    public void The_mean_is_within_the_bounds_at_all_times_in_nearly_all_series_and_they_close_in_on_it()
    {
        var (missed, widths) = (0, new List<double>());
        for (var series = 0; series < 100; series++)
        {
            var sequence = new ConfidenceSequence(Bound, Effect, 0.05, 0.05);
            var isMissed = false;
            foreach (var (index, observation) in Observations(0.7, 400, 100 + (ulong)series).Index())
            {
                sequence.Add(observation);
                if (index % 10 == 9)
                {
                    var (low, high) = sequence.Bounds();
                    isMissed |= low > 0.7 || high < 0.7;
                }
            }

            missed += isMissed ? 1 : 0;
            var (from, to) = sequence.Bounds();
            widths.Add(to - from);
        }

        // One in ten would be allowed.
        Assert.InRange(missed, 0, 10);
        Assert.InRange(widths.Max(), 0, 4);
    }

    [Fact]
    public void Before_anything_was_seen_it_knows_nothing()
    {
        var (low, high) = new ConfidenceSequence(Bound, Effect, 0.05, 0.05).Bounds();
        Assert.Equal((-19, 19), (Math.Round(low, 9), Math.Round(high, 9)));
    }

    // Of two values, 6 apart, with that mean.
    private static IEnumerable<double> Observations(double mean, int count, ulong seed)
    {
        var rng = new Rng(seed);
        for (var i = 0; i < count; i++)
        {
            yield return mean + (rng.Below(2) == 0 ? -3 : 3);
        }
    }
}
