using Poker.Core.Cards;
using Poker.Core.Clustering;

namespace Poker.Tests.Core.Clustering;

/// <summary>
/// Pins what the algorithm version stands for. Where one of these fails and the change is meant, raise
/// <see cref="AbstractionKey.CurrentVersion"/> and write the new fingerprints here: tables of the old version are then refused.
/// </summary>
public sealed class AlgorithmVersionTests
{
    [Fact]
    public void Version_1_gives_these_royal_streets() =>
        AssertFingerprints(
            AbstractionKey.Default with { Deck = Deck.Royal.Name },
            "97c0b23b6e5b598c",
            "48f4cd8e64f63c79",
            "da8a7538b476f077",
            "2b4af131ba9b034f");

    // About a minute of computing.
    [Fact]
    [Trait("Category", "Full")]
    public void Version_1_gives_these_streets_of_the_full_deck() =>
        AssertFingerprints(AbstractionKey.Default, "fc55790ef940eaf7", "3a2e309372f3e3a2", "5ca7056f7bbf51a1", "5f427812780f614f");

    [Fact]
    public void Another_version_is_not_computed() =>
        Assert.Throws<ArgumentException>(() => new ClusteringPipeline(AbstractionKey.Default with { AlgorithmVersion = 0 }, 1));

    private static void AssertFingerprints(AbstractionKey key, params string[] expected)
    {
        var streets = new ClusteringPipeline(key, Environment.ProcessorCount).Run();

        Assert.Equal(1, AbstractionKey.CurrentVersion);
        Assert.Equal(expected, streets.Select(street => street.Fingerprint()));
    }
}
