using Poker.Core.Cards;
using Poker.Core.Equity;
using Poker.Core.Evaluation;
using Poker.Core.Play.Responses;

namespace Poker.Tests.Core.Play.Responses;

public sealed class ChancesTests
{
    [Theory]
    [InlineData("full", "AhKh", "2c7dJhTs")]
    [InlineData("full", "2c2d", "AhKhQhJh9d")]
    [InlineData("royal", "AhKh", "TcJcQd")]
    [InlineData("royal", "TsTd", "ThJcQdKs")]
    [InlineData("royal", "AhAd", "AsKcKdQh2c")]
    public void Chances_on_a_board_are_the_exact_equities(string deckName, string pocketText, string boardText)
    {
        var (pocket, board) = (CardSet.Parse(pocketText), CardSet.Parse(boardText.Replace("2c", deckName == "royal" ? "Tc" : "2c")));
        var deck = Deck.Named(deckName);
        var chances = new float[CardPairs.Count];
        new RunoutChances(deck).Write(pocket, board, chances);
        var possible = (deck.Cards - board - pocket).Bits;
        for (var pair = 0; pair < chances.Length; pair += deck == Deck.Full ? 37 : 1)
        {
            var expected = (CardPairs.Bits[pair] & ~possible) == 0 ? Exact(pocket, new(CardPairs.Bits[pair]), board, deck) : 0;
            Assert.Equal(expected, chances[pair], 1e-6);
        }
    }

    [Theory]
    [InlineData("full", "AhAd", "KsKc", 0.8236)]
    [InlineData("full", "7c2d", "AhKh", 0.3248)]
    [InlineData("full", "JsTs", "2h2d", 0.5386)]
    [InlineData("full", "5h5s", "AdKd", 0.5048)]
    public void Chances_before_the_flop_are_the_exact_equities(string deckName, string pocketText, string otherText, double roughly)
    {
        var deck = Deck.Named(deckName);
        var chances = new PreflopChances(deck).Of(CardSet.Parse(pocketText));
        var exact = Exact(CardSet.Parse(pocketText), CardSet.Parse(otherText), CardSet.Empty, deck);
        var cards = CardSet.Parse(otherText).ToArray();

        Assert.Equal(roughly, exact, 0.02);
        Assert.Equal(exact, chances[CardPairs.IndexOf(cards[0], cards[1])], 1e-6);
    }

    private static double Exact(CardSet pocket, CardSet other, CardSet board, Deck deck) =>
        RangeAgainstRange.Compute(HandRangeText.Parse(pocket.ToString()), HandRangeText.Parse(other.ToString()), board, deck, new(1, null, default)).Equity;
}
