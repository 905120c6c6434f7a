using Poker.Infrastructure.Autotrain;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Autotrain;

public sealed class ClusteringSpecTests
{
    [Fact]
    public void A_spec_comes_back_from_its_JSON()
    {
        var spec = new ClusteringSpec(RoyalAbstraction.Key with { Seed = ulong.MaxValue }) { PointsPerCell = 7, RowsPerLeaf = 9 };

        Assert.Equal(spec, ClusteringSpec.Parse(spec.ToJson()));
    }

    [Fact]
    public void A_key_by_itself_is_a_spec() => Assert.Equal(
        new ClusteringSpec(RoyalAbstraction.Key),
        ClusteringSpec.Parse(System.Text.Json.JsonSerializer.Serialize(RoyalAbstraction.Key, System.Text.Json.JsonSerializerOptions.Web)));

    [Theory]
    [InlineData("", "no clustering's spec")]
    [InlineData("[]", "no clustering's spec")]
    [InlineData("{}", "names no abstraction")]
    [InlineData("null", "names no abstraction")]
    [InlineData("""{"key": {"algorithmVersion": 1, "deck": "tarot", "riverBuckets": 101, "turnBuckets": 1, "flopBuckets": 1, "preflopBuckets": 1, "flopIterations": 1, "seed": 0}}""", "no deck 'tarot'")]
    [InlineData("""{"key": {"algorithmVersion": 99, "deck": "royal", "riverBuckets": 101, "turnBuckets": 1, "flopBuckets": 1, "preflopBuckets": 1, "flopIterations": 1, "seed": 0}}""", "version 1, not 99")]
    [InlineData("""{"key": {"algorithmVersion": 1, "deck": "royal", "riverBuckets": 1, "turnBuckets": 1, "flopBuckets": 1, "preflopBuckets": 1, "flopIterations": 1, "seed": 0}}""", "river has 2 to 256 buckets, not 1")]
    [InlineData("""{"key": {"algorithmVersion": 1, "deck": "royal", "riverBuckets": 9, "turnBuckets": 257, "flopBuckets": 1, "preflopBuckets": 1, "flopIterations": 1, "seed": 0}}""", "turn has 1 to 256 buckets, not 257")]
    [InlineData("""{"key": {"algorithmVersion": 1, "deck": "royal", "riverBuckets": 9, "turnBuckets": 7, "flopBuckets": 1, "preflopBuckets": 1, "flopIterations": 0, "seed": 0}}""", "1 to 10000 iterations")]
    public void What_makes_no_sense_is_refused_with_what_would(string json, string told) =>
        Assert.Contains(told, Assert.Throws<FormatException>(() => ClusteringSpec.Parse(json)).Message);
}
