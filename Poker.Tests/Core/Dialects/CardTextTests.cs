using Poker.Core.Cards;
using Poker.Core.Dialects;

namespace Poker.Tests.Core.Dialects;

public sealed class CardTextTests
{
    [Theory]
    [InlineData("Ah Kd", "AhKd", "")]
    [InlineData("AhKd", "AhKd", "")]
    [InlineData("AH,KD", "AhKd", "")]
    [InlineData("[10♥, A♠]", "ThAs", "")]
    [InlineData("10h10c", "ThTc", "")]
    [InlineData("T♡ 9♢ 2♧", "Th9d2c", "")]
    [InlineData("9♥\uFE0F 8♠\uFE0E", "9h8s", "")]
    [InlineData("[7d 5h 9d] [Kc]", "7d5h9dKc", "")]
    [InlineData("As Ks, a flush", "AsKs", ", a flush")]
    [InlineData("As Ks (a flush)", "AsKs", " (a flush)")]
    public void Cards_are_read_however_games_print_them(string text, string cards, string left)
    {
        var rest = text.AsSpan();

        Assert.True(CardText.TryRead(ref rest, out var read));
        Assert.Equal((CardSet.Parse(cards), left), (read, rest.ToString()));
    }

    [Theory]
    [InlineData("Ah Kd as a bluff", "AhKd")]
    [InlineData("ah kd as a bluff", "AhKd")]
    [InlineData("As as a bluff", "As")]
    [InlineData("as", "As")]
    [InlineData("as (nuts)", "As")]
    [InlineData("as kd", "AsKd")]
    [InlineData("9h for a pair", "9h")]
    [InlineData("as expected", "")]
    [InlineData("ah well", "")]
    [InlineData("ad, hoc", "")]
    public void A_player_s_cards_end_before_a_word_and_no_word_is_a_card(string text, string cards)
    {
        var rest = text.AsSpan();

        Assert.Equal(cards.Length > 0, CardText.TryPocket(ref rest, out var read));
        Assert.Equal(CardSet.Parse(cards), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("Ahead")]
    [InlineData("Ah Ah")]
    [InlineData("1h")]
    [InlineData("11h")]
    [InlineData("A")]
    public void What_is_no_card_or_stands_twice_is_left(string text)
    {
        var rest = text.AsSpan();

        Assert.False(CardText.TryRead(ref rest, out _));
    }
}
