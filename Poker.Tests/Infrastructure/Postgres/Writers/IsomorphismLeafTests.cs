using Poker.Core.Cards;
using Poker.Core.Indexing;
using Poker.Infrastructure.Postgres.Writers;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Postgres.Writers;

public sealed class IsomorphismLeafTests
{
    [Theory]
    [InlineData(1, 1000)]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(100, 3333)]
    [InlineData(100, 1_000_000)]
    public void Leaves_cover_the_street_without_gap_or_overlap(int boards, long rowsPerLeaf)
    {
        var rows = new SyntheticRows(Street.Turn, boards, 3);

        var leaves = IsomorphismLeaf.Split(rows, rowsPerLeaf);

        Assert.Equal(rows.Count, leaves.Sum(leaf => leaf.Rows));
        Assert.All(leaves, leaf => Assert.True(leaf.EndBoard > leaf.FirstBoard));
        Assert.Equal((0, boards), (leaves[0].FirstBoard, leaves[^1].EndBoard));
        Assert.Equal((Observation.FirstOf(Street.Turn), Observation.FirstOf(Street.River)), (leaves[0].FirstObs, leaves[^1].EndObs));
        Assert.All(leaves.Zip(leaves.Skip(1)), pair => Assert.Equal(
            (pair.First.EndBoard, pair.First.EndObs), (pair.Second.FirstBoard, pair.Second.FirstObs)));
        Assert.All(leaves, leaf => Assert.InRange(rows.Obs(leaf.FirstBoard, 0), leaf.FirstObs, leaf.EndObs - 1));
        Assert.All(leaves, leaf => Assert.InRange(rows.Obs(leaf.EndBoard - 1, SyntheticRows.RowsPerBoard - 1), leaf.FirstObs, leaf.EndObs - 1));
    }
}
