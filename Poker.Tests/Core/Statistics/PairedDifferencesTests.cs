using Poker.Core.Statistics;

namespace Poker.Tests.Core.Statistics;

public sealed class PairedDifferencesTests
{
    private static readonly (double First, double Second)[] Pairs = [(10, 8), (20, 19), (30, 27), (40, 38), (50, 48)];

    [Fact]
    public void What_the_pairs_share_cancels()
    {
        var paired = Of(Pairs);

        Assert.Equal((30, 28, 2), (paired.First.Mean, paired.Second.Mean, paired.Differences.Mean));
        Assert.Equal(250, paired.First.Variance, 1e-12);
        Assert.Equal(0.5, paired.Differences.Variance, 1e-12);
        Assert.Equal(0.99904, paired.Correlation, 1e-5);
    }

    [Fact]
    public void Merged_parts_are_the_whole()
    {
        var merged = Of(Pairs[..2]);

        merged.Merge(Of(Pairs[2..]));

        Assert.Equal(2, merged.Differences.Mean, 1e-12);
        Assert.Equal(0.5, merged.Differences.Variance, 1e-12);
        Assert.Equal(250, merged.First.Variance, 1e-12);
    }

    private static PairedDifferences Of((double First, double Second)[] pairs)
    {
        var paired = default(PairedDifferences);
        foreach (var (first, second) in pairs)
        {
            paired.Add(first, second);
        }

        return paired;
    }
}
