using Poker.Core.Cards;
using Poker.Core.Equity;
using Poker.Core.Evaluation;

namespace Poker.Tests.Core.Equity;

public sealed class HandRangeTextTests
{
    [Theory]
    [InlineData("QQ+", 18)]
    [InlineData("AKs", 4)]
    [InlineData("ako", 12)]
    [InlineData("AK", 16)]
    [InlineData("KA", 16)]
    [InlineData("A2s+", 48)]
    [InlineData("A2+", 192)]
    [InlineData("T9s+", 4)]
    [InlineData("22+,A2s+", 126)]
    [InlineData("KTs-K7s", 16)]
    [InlineData("K7s-KTs", 16)]
    [InlineData("77-JJ", 30)]
    [InlineData("JJ-77", 30)]
    [InlineData("T9s-54s", 24)]
    [InlineData("AhKh", 1)]
    [InlineData("ahKH, KhAh", 1)]
    [InlineData("QQ, QcQd", 6)]
    [InlineData("random", 1326)]
    [InlineData("100%", 1326)]
    [InlineData("Any two", 1326)]
    [InlineData("1.5%,72o", 36)]
    public void A_range_holds_as_many_hands_as_it_names(string text, int hands) => Assert.Equal(hands, HandRangeText.Parse(text).Hands);

    [Fact]
    public void Weights_are_kept_in_lowest_terms_and_the_last_mention_counts()
    {
        var range = HandRangeText.Parse("AA:0.5,KK,AsAh:0.25,QQ:0,22");

        Assert.Equal((1, 2, 4, 0), (Weight("AsAh"), Weight("AsAd"), Weight("KsKd"), Weight("QsQd")));
        Assert.Equal(18, range.Hands);

        int Weight(string hand)
        {
            var cards = CardSet.Parse(hand).ToArray();
            return range.Weights[CardPairs.IndexOf(cards[0], cards[1])];
        }
    }

    [Theory]
    [InlineData("QQ+,AKx", "'AKx' at position 5")]
    [InlineData("", "position 1")]
    [InlineData("AA,,KK", "position 4")]
    [InlineData("AAs", "'AAs'")]
    [InlineData("AhAh", "twice")]
    [InlineData("AA:2", "weight")]
    [InlineData("AA:9999999999999999999999999", "weight")]
    [InlineData("AA:0.00001", "weight")]
    [InlineData("AA:-1", "weight")]
    [InlineData("AA:", "weight")]
    [InlineData("KTs-Q7s", "two ends")]
    [InlineData("KTs-K7o", "two ends")]
    [InlineData("77-K7", "two ends")]
    [InlineData("AA:0", "no hand")]
    [InlineData("0%", "percentage")]
    [InlineData("101%", "percentage")]
    [InlineData("x%", "percentage")]
    public void Text_that_is_no_range_is_refused_with_the_cause(string text, string cause) =>
        Assert.Contains(cause, Assert.Throws<FormatException>(() => HandRangeText.Parse(text)).Message, StringComparison.Ordinal);
}
