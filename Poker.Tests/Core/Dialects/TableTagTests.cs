using Poker.Core.Dialects;

namespace Poker.Tests.Core.Dialects;

public sealed class TableTagTests
{
    [Theory]
    [InlineData("[Table 3] Ann folds", "Table 3")]
    [InlineData("  [TABLE #12]Ann folds", "TABLE #12")]
    [InlineData("[ Table Zoë's 東 ] Ann folds", "Table Zoë's 東")]
    [InlineData("[12:04:07] [GM] [table-7] [Table 8] Ann folds", "table-7")]
    [InlineData("[Table 3]", "Table 3")]
    public void The_first_leading_tag_that_names_a_table_is_the_table(string line, string table) => Assert.Equal(table, TableTag.Of(line).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("Ann folds")]
    [InlineData("Ann folds at [Table 3]")]
    [InlineData("[GM] Ann folds")]
    [InlineData("[Table] Ann folds")]
    [InlineData("[Tablet 3] Ann folds")]
    [InlineData("[Table 3 Ann folds")]
    [InlineData("[] [")]
    [InlineData("[Table 3\0] Ann folds")]
    [InlineData("[Table whose name has more letters than any name of a table could ever have] Ann folds")]
    public void A_line_without_such_a_tag_names_none(string line) => Assert.Equal("", TableTag.Of(line).ToString());

    [Fact]
    public void Interleaved_tables_are_told_apart_by_their_tags()
    {
        string[] hand = ["Ann posts SB 5", "Bob posts BB 10", "Ann folds", "Bob wins 15"];
        var lines = hand.SelectMany(line => new[] { $"[Table 1] {line}", $"[Table 2] {line.Replace("Ann", "Cy").Replace("Bob", "Di")}" }).ToArray();

        var tables = lines.GroupBy(line => TableTag.Of(line).ToString()).ToDictionary(
            table => table.Key, table => Assert.IsType<AcceptedHand>(Assert.Single(Lines.Assemble(DialectCatalog.Plain, table))).Hand.Players);

        Assert.Equal(["Table 1", "Table 2"], tables.Keys);
        Assert.Equal(["Bob", "Ann"], tables["Table 1"]);
        Assert.Equal(["Di", "Cy"], tables["Table 2"]);
    }
}
