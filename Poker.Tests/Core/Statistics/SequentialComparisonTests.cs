using Poker.Core.Numerics;
using Poker.Core.Statistics;

namespace Poker.Tests.Core.Statistics;

public sealed class SequentialComparisonTests
{
    private const double Bound = 110, Alpha = 0.05;
    private const int Trials = 1000, Longest = 5000;

    // Most differences are small, as of poker hands; a few are whole stacks.
    private static double Draw(ref Rng rng, double mean) => rng.NextDouble() switch
    {
        < 0.02 => (rng.NextDouble() < 0.5 ? 100 : -100) + mean,
        < 0.2 => (rng.NextDouble() < 0.5 ? 12 : -12) + mean,
        _ => (4 * rng.NextDouble()) - 2 + mean,
    };

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void What_is_no_better_is_rarely_called_better_however_often_one_looks(double mean)
    {
        var errors = Enumerable.Range(0, Trials).Count(trial => Run((ulong)trial, mean).Verdict == SequentialVerdict.Better);

        // Five in a hundred are allowed; the bound holds with room to spare, as Ville's does.
        Assert.InRange(errors, 0, (int)(Trials * Alpha));
    }

    [Fact]
    public void What_is_better_by_the_least_effect_is_rarely_called_not_better() =>
        Assert.InRange(Enumerable.Range(0, Trials).Count(trial => Run((ulong)trial, 4).Verdict == SequentialVerdict.NotBetter), 0, (int)(Trials * Alpha));

    [Fact]
    public void What_is_clearly_better_or_worse_is_found_soon()
    {
        var better = Enumerable.Range(0, 100).Select(trial => Run((ulong)trial, 8)).ToList();
        var worse = Enumerable.Range(0, 100).Select(trial => Run((ulong)trial, -8)).ToList();

        Assert.All(better, run => Assert.Equal(SequentialVerdict.Better, run.Verdict));
        Assert.All(worse, run => Assert.Equal(SequentialVerdict.NotBetter, run.Verdict));
        Assert.InRange(better.Average(run => run.Differences.Count), 10, 600);
        Assert.True(worse.Average(run => run.Differences.Count) < better.Average(run => run.Differences.Count));
    }

    [Fact]
    public void Without_correction_such_looking_would_err_often()
    {
        var errors = Enumerable.Range(0, 300).Count(trial =>
        {
            var rng = new Rng((ulong)trial);
            var moments = new RunningMoments();
            return Enumerable.Range(0, Longest).Any(i =>
            {
                moments.Add(Draw(ref rng, 0));
                return i > 30 && moments.Mean > 1.645 * Math.Sqrt(moments.Variance / moments.Count);
            });
        });

        Assert.True(errors > 300 * 3 * Alpha, $"{errors} of 300 erred.");
    }

    [Fact]
    public void The_order_does_not_matter_and_parts_add_up()
    {
        var rng = new Rng(5);
        double[] values = [.. Enumerable.Range(0, 500).Select(_ => Draw(ref rng, 0.5))];
        BettingProcess Of(IEnumerable<double> some)
        {
            var process = new BettingProcess(Bound, 0.1);
            foreach (var value in some)
            {
                process.Add(value);
            }

            return process;
        }

        var (whole, backwards, part) = (Of(values), Of(values.Reverse()), Of(values[..200]));
        part.Merge(Of(values[200..]));

        Assert.Equal(whole.LogEvidence, backwards.LogEvidence, 1e-9);
        Assert.Equal(whole.LogEvidence, part.LogEvidence, 1e-9);
        Assert.Equal(500, part.Count);
        Assert.Throws<ArgumentException>(() => part.Merge(new BettingProcess(Bound)));
    }

    [Fact]
    public void The_evidence_is_a_fair_bet_where_the_mean_is_the_null()
    {
        // Of two values that are equally likely the mean wealth stays 1.
        var sum = 0.0;
        for (var coins = 0; coins < 1 << 10; coins++)
        {
            var process = new BettingProcess(1, 0.2);
            for (var toss = 0; toss < 10; toss++)
            {
                process.Add((coins >> toss & 1) != 0 ? 1 : -0.6);
            }

            sum += Math.Exp(process.LogEvidence);
        }

        Assert.Equal(1 << 10, sum, 1e-6);
    }

    [Fact]
    public void Rates_of_a_stream_of_tests_add_up_to_the_whole()
    {
        var sum = Enumerable.Range(1, 1_000_000).Sum(test => AlphaSpending.RateOf(Alpha, test));

        Assert.InRange(sum, Alpha * 0.999, Alpha);
        Assert.Throws<ArgumentOutOfRangeException>(() => AlphaSpending.RateOf(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => AlphaSpending.RateOf(0.05, 0));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        var comparison = new SequentialComparison(Bound, 2, Alpha, Alpha);

        Assert.Throws<ArgumentOutOfRangeException>(() => comparison.Add(Bound + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => comparison.Add(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SequentialComparison(0, 2, Alpha, Alpha));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SequentialComparison(Bound, 0, Alpha, Alpha));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SequentialComparison(Bound, 2, 1, Alpha));
        Assert.Equal((0L, SequentialVerdict.Undecided), (comparison.Differences.Count, comparison.Verdict));
    }

    private static SequentialComparison Run(ulong seed, double mean)
    {
        var rng = new Rng(seed, 77);
        var comparison = new SequentialComparison(Bound, 4, Alpha, Alpha);
        while (comparison.Differences.Count < Longest && comparison.Add(Draw(ref rng, mean)) == SequentialVerdict.Undecided)
        {
        }

        return comparison;
    }
}
