using Poker.Core.Cards;
using Poker.Core.Equity;

namespace Poker.Tests.Core.Equity;

public sealed class MatchupTests
{
    [Fact]
    public void A_hand_alone_faces_a_random_hand()
    {
        var alone = Compute("", "AhKh");
        var against = Compute("", "AhKh", "random");
        var turned = Compute("", "random", "AhKh");

        Assert.Equal([alone[0], alone[0].Opponent()], against);
        Assert.Equal([alone[0].Opponent(), alone[0]], turned);
    }

    [Theory]
    [InlineData("2c", "board has 0, 3, 4 or 5", "AhKh")]
    [InlineData("2c3cTh", "royal deck has no", "AhKh")]
    [InlineData("AhTcTd", "both in the hand", "AhKh", "QcQd")]
    [InlineData("", "needs two known cards", "AhKh", "QcQd", "TT")]
    [InlineData("", "at least one")]
    public void Impossible_spots_are_refused_with_the_cause(string board, string cause, params string[] players) =>
        Assert.Contains(cause, Assert.Throws<ArgumentException>(() => Compute(board, players)).Message, StringComparison.Ordinal);

    private static ExactEquity[] Compute(string board, params string[] players) =>
        Matchup.Compute(Array.ConvertAll(players, HandRangeText.Parse), CardSet.Parse(board), Deck.Royal, new EquityWork(1));
}
