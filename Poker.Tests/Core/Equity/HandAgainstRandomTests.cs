using Poker.Core.Cards;
using Poker.Core.Equity;
using Poker.Core.Indexing;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Equity;

public sealed class HandAgainstRandomTests
{
    [Fact]
    public void Every_royal_pocket_before_the_flop_equals_dealing_everything_out()
    {
        for (var high = 8; high < 13; high++)
        {
            for (var low = 8; low <= high; low++)
            {
                AssertEqualsDealing(CardSet.Of(Card.Of(high, 1), Card.Of(low, 3)), CardSet.Empty, Deck.Royal);
                if (low < high)
                {
                    AssertEqualsDealing(CardSet.Of(Card.Of(high, 2), Card.Of(low, 2)), CardSet.Empty, Deck.Royal);
                }
            }
        }
    }

    [Theory]
    [InlineData("AhKh 2c3c4c")]
    [InlineData("7d2c 7h7sKd")]
    [InlineData("9s8s 7s6sAd2c")]
    [InlineData("QcQd AhKhJhTh")]
    [InlineData("AhKh 2c3c4c5d6s")]
    [InlineData("AhKh QhJhTh2c2d")]
    [InlineData("2c2d AsKsQs7s3s")]
    public void A_hand_with_a_board_equals_dealing_everything_out(string text)
    {
        var seen = Observation.Parse(text);

        AssertEqualsDealing(seen.Pocket, seen.Board, Deck.Full);
    }

    [Fact]
    public void Random_hands_on_the_flop_equal_dealing_everything_out()
    {
        var random = new Random(11);
        var deck = Deck.Full.Cards.ToArray();
        for (var round = 0; round < 12; round++)
        {
            random.Shuffle(deck);
            AssertEqualsDealing(CardSet.Of(deck.AsSpan(0, 2)), CardSet.Of(deck.AsSpan(2, 3)), Deck.Full);
        }
    }

    [Fact]
    public void Random_royal_situations_equal_dealing_everything_out()
    {
        var random = new Random(7);
        var deck = Deck.Royal.Cards.ToArray();
        for (var round = 0; round < 60; round++)
        {
            random.Shuffle(deck);
            AssertEqualsDealing(CardSet.Of(deck.AsSpan(0, 2)), CardSet.Of(deck.AsSpan(2, 3 + (round % 3))), Deck.Royal);
        }
    }

    [Theory]
    [InlineData("AhAs", 1_781_508_418L, 11_402_312L, 0.852037)]
    [InlineData("7c2d", 665_146_081L, 120_541_920L, 0.345836)]
    [InlineData("AhKh", 1_389_004_215L, 34_610_976L, 0.670446)]
    public void A_pocket_before_the_flop_has_its_known_equity(string pocket, long wins, long ties, double equity)
    {
        var chances = HandAgainstRandom.Compute(new(CardSet.Parse(pocket), CardSet.Empty), Deck.Full);

        Assert.Equal(ExactEquity.HeadsUp((UInt128)wins, (UInt128)ties, 2_097_572_400), chances);
        Assert.Equal(equity, chances.Equity, 6);
    }

    [Theory]
    [InlineData("QhQs")]
    [InlineData("Jd8d")]
    public void Before_the_flop_the_classes_of_boards_equal_the_sweep_of_all_boards(string pocket) => Assert.Equal(
        RangeAgainstRange.Compute(HandRangeText.Parse(pocket), HandRange.Random, CardSet.Empty, Deck.Full, new(Threads: 2)),
        HandAgainstRandom.Compute(new(CardSet.Parse(pocket), CardSet.Empty), Deck.Full));

    [Fact]
    [Trait("Category", "Full")] // A million boards: 5 s of CPU, more on a busy machine.
    public void Before_the_flop_the_classes_of_boards_equal_the_sweep_of_all_boards_for_different_suits() =>
        Before_the_flop_the_classes_of_boards_equal_the_sweep_of_all_boards("Kc5h");

    [Fact]
    public void Cards_outside_the_deck_are_refused() =>
        Assert.Throws<ArgumentException>(() => HandAgainstRandom.Compute(Observation.Parse("AhKh 2c3c4c"), Deck.Royal));

    private static void AssertEqualsDealing(CardSet pocket, CardSet board, Deck deck) =>
        Assert.Equal(DealtOut.AgainstRandom(pocket, board, deck), HandAgainstRandom.Compute(new(pocket, board), deck));
}
