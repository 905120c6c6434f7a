using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Indexing;
using Poker.Tests.Harness;

namespace Poker.Tests.Core.Clustering;

public sealed class AbstractionTablesTests
{
    private static readonly AbstractionTables Tables = new(RoyalAbstraction.Artefacts);

    [Fact]
    public void The_streets_are_found_whatever_order_they_came_in()
    {
        Assert.Equal(RoyalAbstraction.Key, Tables.Key);
        Assert.Equal(Streets.InOrderOfPlay.ToArray(), Tables.InOrderOfPlay.Select(street => street.Street));
        Assert.Same(RoyalAbstraction.Artefacts[0], Tables[Street.River]);
    }

    [Fact]
    public void A_missing_a_double_and_a_foreign_street_are_refused()
    {
        var (river, turn) = (RoyalAbstraction.Artefacts[0], RoyalAbstraction.Artefacts[1]);
        var others = RoyalAbstraction.Artefacts.Skip(1).ToArray();

        Assert.Throws<ArgumentException>(() => new AbstractionTables(others));
        Assert.Throws<ArgumentException>(() => new AbstractionTables([.. others, turn]));
        Assert.Throws<ArgumentException>(() => new AbstractionTables([.. others, river with { BucketOf = river.BucketOf[1..] }]));
        var error = Assert.Throws<ArgumentException>(() => new AbstractionTables([.. others, river with { Key = river.Key with { Seed = 9 } }]));
        Assert.Contains("seed", error.Message);
    }

    [Theory]
    [InlineData("2h3h")]
    [InlineData("AhKh 2c3c4c")]
    public void Cards_outside_the_deck_are_refused(string hand) =>
        Assert.Throws<ArgumentException>(() => Tables.BucketOf(Observation.Parse(hand)));

    [Theory]
    [InlineData("AhKh")]
    [InlineData("AhKh TcJcQc")]
    [InlineData("AhKh TcJcQcKd")]
    [InlineData("AhKh TcJcQcKdAd")]
    public void A_look_up_allocates_nothing(string hand)
    {
        var observation = Observation.Parse(hand);
        var (bucket, equity) = (Tables.BucketOf(observation), Tables.EquityOf(observation));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            bucket = Tables.BucketOf(observation);
            equity = Tables.EquityOf(observation);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.InRange(bucket.Bucket, 0, Tables[observation.Street].Buckets - 1);
        Assert.InRange(equity, 0, 1);
    }
}
