using Poker.Coordinator.Planning.Clustering;
using Poker.Core.Clustering.Rounds;

namespace Poker.Tests.Coordinator.Planning.Clustering;

public sealed class ShardCutTests
{
    private static readonly Guid One = Guid.NewGuid();
    private static readonly Guid Two = Guid.NewGuid();

    [Theory]
    [InlineData(1_000, 100, 3)]
    [InlineData(1_001, 100, 4)]
    [InlineData(5, 100, 4)]
    [InlineData(1_814_290, 8_192, 1_000)]
    public void Ranges_of_whole_cells_hold_every_point_once(int points, int cell, int slots)
    {
        var cut = ShardCut.Cut(points, cell, slots, [], new Dictionary<Guid, int>());

        Assert.Equal(Math.Min(slots, (points + cell - 1) / cell), cut.Count);
        Assert.Equal(0, cut[0].Range.First);
        Assert.Equal(points, cut[^1].Range.End);
        Assert.All(cut.Zip(cut.Skip(1)), pair => Assert.Equal(pair.First.Range.End, pair.Second.Range.First));
        Assert.All(cut, shard => Assert.True(shard.Range.First % cell == 0 && shard.Range.Length > 0 && shard.Preferred is null));
        Assert.InRange(cut.Max(shard => shard.Range.Length) - cut.Min(shard => shard.Range.Length), 0, 2 * cell);
    }

    [Fact]
    public void Ranges_go_to_those_who_had_them()
    {
        (PointRange, Guid)[] before = [(new PointRange(0, 500), One), (new PointRange(500, 1_000), Two)];

        var cut = ShardCut.Cut(1_000, 100, 2, before, new Dictionary<Guid, int> { [One] = 1, [Two] = 1 });

        Assert.Equal([One, Two], cut.Select(shard => shard.Preferred));
    }

    [Fact]
    public void Nobody_gets_more_ranges_than_slots_so_that_a_newcomer_has_one_at_once()
    {
        var cut = ShardCut.Cut(900, 100, 3, [(new PointRange(0, 900), One)], new Dictionary<Guid, int> { [One] = 2, [Two] = 1 });

        Assert.Equal([One, One, null], cut.Select(shard => shard.Preferred));
    }

    [Fact]
    public void Nobody_waits_for_the_dead_or_the_busy()
    {
        (PointRange, Guid)[] before = [(new PointRange(0, 500), One), (new PointRange(500, 1_000), Two)];

        var cut = ShardCut.Cut(1_000, 100, 2, before, new Dictionary<Guid, int> { [Two] = 0 });

        Assert.Equal([null, null], cut.Select(shard => shard.Preferred));
    }
}
