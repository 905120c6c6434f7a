using Poker.Core.Clustering;

namespace Poker.Tests.Core.Clustering;

public sealed class AbstractionKeyTests
{
    [Fact]
    public void Only_options_that_differ_from_the_default_are_written()
    {
        Assert.Equal("", AbstractionKey.Default.ToOptions());
        Assert.Equal(" --deck royal --seed 5", (AbstractionKey.Default with { Deck = "royal", Seed = 5 }).ToOptions());
        Assert.Equal(
            " --river-buckets 11 --turn-buckets 12 --flop-buckets 13 --preflop-buckets 14 --flop-iterations 15",
            (AbstractionKey.Default with { RiverBuckets = 11, TurnBuckets = 12, FlopBuckets = 13, PreflopBuckets = 14, FlopIterations = 15 }).ToOptions());
    }
}
