using Poker.Core.Evaluation;

namespace Poker.Tests.Core.Evaluation;

public sealed class RankKeysTests
{
    [Fact]
    public void Up_to_seven_ranks_have_sums_of_their_own()
    {
        var sums = new HashSet<uint>();
        var visited = 0;
        RankMultisets.Visit(0, 7, (_, _, sum) =>
        {
            visited++;
            sums.Add(sum);
        });

        Assert.Equal((76_155, 76_155), (visited, sums.Count));
        Assert.All(sums, sum => Assert.Equal(0u, sum & 1));
    }

    [Fact]
    public void Five_to_seven_ranks_have_a_row_and_column_of_their_own()
    {
        var places = new HashSet<(uint Row, uint Column)>();
        RankMultisets.Visit(5, 7, (_, _, sum) => places.Add((sum >> RankKeys.RowShift, sum & RankKeys.ColumnMask)));

        Assert.Equal(6_175 + 18_395 + 49_205, places.Count);
    }

    [Fact]
    public void The_table_stays_within_the_second_level_cache() =>
        Assert.InRange(EvaluatorTables.OffSuit.Length * sizeof(ushort), 1, 220_000);
}
