using Poker.Cli.Equity;

namespace Poker.Tests.Cli.Equity;

public sealed class SpotTests
{
    [Theory]
    [InlineData("AhKh 2c3c4c5d6s", null, 1, "6s5d4c3c2c")]
    [InlineData("AhKh QcQd", "2c7d9h", 2, "9h7d2c")]
    [InlineData("  QQ+,AKs 22+,A2s+ ", null, 2, "")]
    [InlineData("AhKh 2c 3c 4c", null, 1, "4c3c2c")]
    [InlineData("99 JTs 2c3c4c 5d", null, 2, "5d4c3c2c")]
    public void Words_are_players_and_the_board(string text, string? board, int players, string cards)
    {
        var spot = Spot.Parse(text, board);

        Assert.Equal((players, cards), (spot.Players.Length, spot.Board.ToString()));
    }

    [Theory]
    [InlineData("2c3c4c", "No player")]
    [InlineData("AhKh XX", "position 6")]
    [InlineData("AhKh 2c3c4c 2c", "stands twice")]
    [InlineData("AhKh 2c3x4c", "'3x'")]
    public void Text_that_is_no_spot_is_refused_with_the_cause(string text, string cause) =>
        Assert.Contains(cause, Assert.Throws<FormatException>(() => Spot.Parse(text)).Message, StringComparison.Ordinal);
}
