using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Indexing;
using Poker.Core.Numerics;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Clustering;

public sealed class RiverEquitiesTests
{
    [Fact]
    public void The_full_deck_has_42783_classes_of_boards() =>
        Assert.Equal((42_783, 13_411_333), (new RiverClasses(Deck.Full).All.Count, new RiverClasses(Deck.Full).Entries));

    [Fact]
    public void Every_royal_hand_agrees_with_brute_force()
    {
        var equities = RiverEquities.Compute(Deck.Royal, 2);
        var hands = new CanonicalHands(Deck.Royal, Street.River);
        Assert.Equal(156, equities.MaxPoints);
        for (var index = 0; index < hands.Count; index++)
        {
            var hand = hands.At(index);
            Assert.Equal(PlainEquity.RiverPoints(Deck.Royal, hand), equities.Points[equities.Classes.EntryOf(hand)]);
        }
    }

    [Fact]
    public void Sampled_hands_of_the_full_deck_agree_with_brute_force()
    {
        var equities = RiverEquities.Compute(Deck.Full, 2);
        var hands = new CanonicalHands(Deck.Full, Street.River);
        var rng = new Rng(11);
        Assert.Equal(1_980, equities.MaxPoints);
        for (var sample = 0; sample < 2_000; sample++)
        {
            var hand = hands.At((int)rng.Below((ulong)hands.Count));
            Assert.Equal(PlainEquity.RiverPoints(Deck.Full, hand), equities.Points[equities.Classes.EntryOf(hand)]);
        }
    }

    [Theory]
    [InlineData("AsKs QsJsTs9s2d", 1_980)]
    [InlineData("2c3d AsKsQsJsTs", 990)]
    [InlineData("AcAd AsAhKsKhKd", 1_980)]
    public void Known_hands_have_their_points(string hand, int points)
    {
        var equities = RiverEquities.Compute(Deck.Full, 1);

        Assert.Equal(points, equities.Points[equities.Classes.EntryOf(Observation.Parse(hand))]);
    }

    [Theory]
    [InlineData(101)]
    [InlineData(2)]
    [InlineData(256)]
    public void Buckets_round_equity_half_up(int buckets)
    {
        var table = RiverEquities.Compute(Deck.Royal, 1).BucketOfPoints(buckets);

        Assert.Equal(Enumerable.Range(0, 157).Select(points => PlainEquity.Bucket(points, 156, buckets)), table.Select(bucket => (int)bucket));
    }

    [Fact]
    public void Threads_have_no_say() =>
        Assert.Equal(RiverEquities.Compute(Deck.Full, 1).Points, RiverEquities.Compute(Deck.Full, 3).Points);
}
