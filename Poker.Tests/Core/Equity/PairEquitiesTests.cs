using Poker.Core.Cards;
using Poker.Core.Equity;
using Poker.Core.Evaluation;
using Poker.Core.Game;
using Poker.Core.Numerics;

namespace Poker.Tests.Core.Equity;

public sealed class PairEquitiesTests
{
    [Theory]
    [InlineData("AhAd", "KsKc")]
    [InlineData("AhKh", "AdKd")]
    [InlineData("2h2d", "AsKs")]
    [InlineData("JhTh", "9h8h")]
    [InlineData("7h2d", "7d2h")]
    public void Hands_before_the_flop_are_those_of_dealing_every_board(string first, string second) =>
        Assert.Equal(Dealt(first, second, ""), PreflopHandAgainstHand.Compute(CardSet.Parse(first), CardSet.Parse(second), Deck.Full));

    [Fact]
    public void Random_hands_before_the_flop_are_those_of_dealing_every_board()
    {
        var random = new Rng(11);
        for (var i = 0; i < 30; i++)
        {
            var deal = Deal.Draw(ref random, 2);
            var dealt = HandsAgainstHands.Compute([deal.Pocket(0), deal.Pocket(1)], CardSet.Empty, Deck.Full)[0];
            Assert.Equal(dealt, PreflopHandAgainstHand.Compute(deal.Pocket(0), deal.Pocket(1), Deck.Full));
        }
    }

    [Fact]
    public void The_small_deck_works_too()
    {
        CardSet[] hands = [CardSet.Parse("AhTh"), CardSet.Parse("KsQs")];
        Assert.Equal(HandsAgainstHands.Compute(hands, CardSet.Empty, Deck.Royal)[0], PreflopHandAgainstHand.Compute(hands[0], hands[1], Deck.Royal));
    }

    [Fact]
    public void An_equity_is_that_of_dealing_every_board_on_every_street_and_either_way_round()
    {
        Evaluator.Prepare();
        var random = new Rng(12);
        var equities = new PairEquities();
        for (var i = 0; i < 40; i++)
        {
            var deal = Deal.Draw(ref random, 2);
            foreach (var street in Streets.InOrderOfPlay)
            {
                var exact = HandsAgainstHands.Compute([deal.Pocket(0), deal.Pocket(1)], deal.Board(street), Deck.Full)[0].Equity;
                Assert.Equal(exact, equities.Of(deal.Pocket(0), deal.Pocket(1), deal.Board(street)), 1e-12);
                Assert.Equal(1 - exact, equities.Of(deal.Pocket(1), deal.Pocket(0), deal.Board(street)), 1e-12);
            }
        }
    }

    [Fact]
    public void Suits_by_other_names_are_the_same_question()
    {
        var equities = new PairEquities();
        Assert.Equal(
            equities.Of(CardSet.Parse("AhKh"), CardSet.Parse("Qs2h"), CardSet.Empty),
            equities.Of(CardSet.Parse("AcKc"), CardSet.Parse("Qd2c"), CardSet.Empty));
        Assert.NotEqual(
            equities.Of(CardSet.Parse("AhKh"), CardSet.Parse("Qs2h"), CardSet.Empty),
            equities.Of(CardSet.Parse("AhKh"), CardSet.Parse("Qs2d"), CardSet.Empty));
    }

    [Fact]
    public void Cards_held_twice_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => PreflopHandAgainstHand.Compute(CardSet.Parse("AhKh"), CardSet.Parse("AhQd"), Deck.Full));
        Assert.Equal("AhKh and AhQd are not two pairs of different cards of the full deck.", error.Message);
    }

    private static ExactEquity Dealt(string first, string second, string board) =>
        HandsAgainstHands.Compute([CardSet.Parse(first), CardSet.Parse(second)], CardSet.Parse(board), Deck.Full)[0];
}
