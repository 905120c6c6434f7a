using Poker.Core.Cards;
using Poker.Core.Equity;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Equity;

public sealed class HandsAgainstHandsTests
{
    [Theory]
    [InlineData("royal", "", "AhKh", "QcQd")]
    [InlineData("royal", "", "AhKh", "QcQd", "TsJs")]
    [InlineData("royal", "AdKdQh", "AhKh", "AsKs", "AcKc")]
    [InlineData("full", "2c7d9h", "AhKh", "QcQd", "9s8s")]
    [InlineData("full", "2c7d9hTh", "AhKh", "QcQd")]
    [InlineData("full", "2c3c4c5c6c", "AhKh", "QcQd", "7c2d")]
    public void Equals_dealing_everything_out(string deckName, string boardText, params string[] texts)
    {
        var hands = Array.ConvertAll(texts, text => CardSet.Parse(text));
        var board = CardSet.Parse(boardText);
        var deck = Deck.Named(deckName);

        Assert.Equal(DealtOut.Hands(hands, board, deck), HandsAgainstHands.Compute(hands, board, deck));
    }

    [Fact]
    public void Ace_king_suited_against_queens_has_its_known_counts()
    {
        var chances = HandsAgainstHands.Compute([CardSet.Parse("AhKh"), CardSet.Parse("QcQd")], CardSet.Empty, Deck.Full);

        Assert.Equal((1_712_304, 787_966, 917_606), ((int)chances[0].Total, (int)chances[0].Wins, (int)chances[1].Wins));
        Assert.Equal(1, chances[0].Equity + chances[1].Equity, 12);
    }

    [Theory]
    [InlineData("", "AhKh", "AhQd")]
    [InlineData("AhKdQd", "AhKh", "2c2d")]
    [InlineData("", "AhKh")]
    [InlineData("", "AhKhQh", "2c2d")]
    public void Impossible_deals_are_refused(string board, params string[] hands) => Assert.Throws<ArgumentException>(() =>
        HandsAgainstHands.Compute(Array.ConvertAll(hands, hand => CardSet.Parse(hand)), CardSet.Parse(board), Deck.Full));
}
