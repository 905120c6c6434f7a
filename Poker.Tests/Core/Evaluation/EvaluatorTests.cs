using Poker.Core.Cards;
using Poker.Core.Evaluation;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Evaluation;

public sealed class EvaluatorTests
{
    [Fact]
    public void Every_five_card_hand_is_ordered_as_the_rules_say()
    {
        var seen = new SortedDictionary<int, int>();
        var categories = new long[9];
        var cards = new Card[5];
        foreach (var hand in Hands.Of(Deck.Full.Cards, 5))
        {
            hand.CopyTo(cards);
            var plain = PlainRules.Best(cards);
            var strength = Evaluator.Evaluate(hand);
            categories[PlainRules.Category(plain)]++;
            if (!seen.TryAdd(plain, strength) && seen[plain] != strength)
            {
                Assert.Fail($"{hand} is {strength}, another hand of its worth {seen[plain]}.");
            }
        }

        Assert.Equal([1_302_540, 1_098_240, 123_552, 54_912, 10_200, 5_108, 3_744, 624, 40], categories);
        Assert.Equal(Enumerable.Range(1, Strength.Count), seen.Values);
        Assert.All(seen, pair => Assert.Equal(PlainRules.Category(pair.Key), (int)new Strength((ushort)pair.Value).Category));
    }

    [Fact]
    public void All_forms_of_input_agree_with_the_rules_on_random_six_and_seven_card_hands()
    {
        var random = new Random(20_261_121);
        var deck = Deck.Full.Cards.ToArray();
        for (var round = 0; round < 1_000_000; round++)
        {
            var count = 6 + (round & 1);
            random.Shuffle(deck);
            AssertAgrees(deck.AsSpan(0, count));
        }
    }

    [Fact]
    public void All_forms_of_input_agree_with_the_rules_on_every_royal_hand()
    {
        for (var count = 5; count <= 7; count++)
        {
            foreach (var hand in Hands.Of(Deck.Royal.Cards, count))
            {
                AssertAgrees(hand.ToArray());
            }
        }
    }

    [Theory]
    [InlineData("AsKsQsJsTs2c2d", 7462, "royal flush")]
    [InlineData("5h4h3h2hAhAsAd", 7453, "straight flush, five high")]
    [InlineData("6c6d6h6sKc2d3d", 7355, "four of a kind, sixes, king kicker")]
    [InlineData("KcKdKh4s4c2d2h", 7275, "full house, kings over fours")]
    [InlineData("KcKdKh4s4c4d2h", 7275, "full house, kings over fours")]
    [InlineData("AhJh9h6h2h2c2d", 6814, "flush, ace jack nine six deuce")]
    [InlineData("Tc9d8h7s6c5d2h", 5859, "straight, ten high")]
    [InlineData("7c7d7hAsTc4d2h", 5388, "three of a kind, sevens, ace ten kickers")]
    [InlineData("AcAd9h9sQc4d4h", 4950, "two pair, aces and nines, queen kicker")]
    [InlineData("6c6dAhKs9c4d2h", 2374, "pair of sixes, ace king nine kickers")]
    [InlineData("7c5d4h3s2c", 1, "high card, seven five four three deuce")]
    public void A_hand_has_its_strength_and_name(string text, int value, string name)
    {
        var strength = Evaluator.StrengthOf(CardSet.Parse(text));

        Assert.Equal((value, name), (strength.Value, strength.Describe()));
    }

    [Theory]
    [InlineData("AhKhQhJh")]
    [InlineData("AhKhQhJhTh9h8h7h")]
    public void Other_numbers_of_cards_are_refused(string text) =>
        Assert.Throws<ArgumentException>(() => Evaluator.StrengthOf(CardSet.Parse(text)));

    [Fact]
    public void Any_key_is_read_within_bounds()
    {
        for (var key = 0UL; key < 1UL << 32; key += 9973)
        {
            Assert.InRange(Evaluator.OffSuit((uint)key), 0, Strength.Count);
        }
    }

    private static void AssertAgrees(Span<Card> cards)
    {
        var expected = PlainRules.Place(cards);
        var set = CardSet.Of(cards);
        var split = cards.Length / 2;
        var sum = HandSum.Of(CardSet.Of(cards[..split])) + HandSum.Of(CardSet.Of(cards[split..]));
        if (expected != Evaluator.Evaluate(set) || expected != Evaluator.Evaluate(cards) || expected != Evaluator.Evaluate(sum))
        {
            Assert.Fail($"{set} should be {expected}.");
        }
    }
}
