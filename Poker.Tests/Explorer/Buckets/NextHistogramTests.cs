using Poker.Core.Cards;
using Poker.Core.Indexing;
using Poker.Explorer.Buckets;

namespace Poker.Tests.Explorer.Buckets;

public sealed class NextHistogramTests
{
    [Fact]
    public void A_buckets_only_hand_has_the_histogram_that_dealing_it_out_gives()
    {
        var tables = StoredAbstraction.Tables;
        var hands = new CanonicalHands(Deck.Royal, Street.Preflop);
        var (preflop, flop) = (tables[Street.Preflop], tables[Street.Flop]);
        var alone = Enumerable.Range(0, hands.Count).Select(hands.At).Where(hand => preflop.Population[tables.BucketOf(hand).Bucket] == 1).ToArray();
        Assert.NotEmpty(alone);
        foreach (var hand in alone)
        {
            var shares = new float[flop.Buckets];
            foreach (var transition in preflop.Transitions.Where(transition => transition.From == tables.BucketOf(hand).Bucket))
            {
                shares[transition.To] = transition.Weight;
            }

            var dealt = NextHistogram.Deal(hand, Deck.Royal);
            var expected = NextHistogram.OfHand(dealt, dealt.Keys.ToDictionary(obs => obs, obs => tables.BucketOf(Observation.Unpack(obs))), flop.Buckets)!;
            var actual = NextHistogram.OfOnlyHand(shares, CanonicalHands.CountChildren(Deck.Royal, hand))!;

            Assert.Equal(expected.Total, actual.Total);
            Assert.Equal(expected.Masses, actual.Masses);
        }
    }

    [Fact]
    public void Shares_that_are_not_of_one_hand_and_hands_that_are_not_stored_give_none()
    {
        var hand = Observation.Parse("TcTd KsKhAcAd");
        var dealt = NextHistogram.Deal(hand, Deck.Royal);
        var buckets = dealt.Keys.ToDictionary(obs => obs, obs => StoredAbstraction.Tables.BucketOf(Observation.Unpack(obs)));
        var count = StoredAbstraction.Tables[Street.River].Buckets;

        Assert.Null(NextHistogram.OfOnlyHand([0.5f, 0.25f, 0], 10));
        Assert.NotNull(NextHistogram.OfHand(dealt, buckets, count));
        Assert.Null(NextHistogram.OfHand(dealt, buckets, buckets.Values.Max(bucket => bucket.Bucket)));
        Assert.Null(NextHistogram.OfHand(dealt, buckets.Skip(1).ToDictionary(), count));
    }

    [Fact]
    public void A_mean_is_rounded_to_its_total_and_a_bucket_without_hands_has_none()
    {
        Assert.Equal([334, 333, 333], NextHistogram.OfBucket([1 / 3f, 1 / 3f, 1 / 3f], 1000)!.Masses);
        Assert.Equal([0, 1000], NextHistogram.OfBucket([0, 0.9999f], 1000)!.Masses);
        Assert.Null(NextHistogram.OfBucket([0, 0, 0], 1000));
        Assert.Null(NextHistogram.OfBucket([], 1000));
    }
}
