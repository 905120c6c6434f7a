using Poker.Core.Cards;
using Poker.Core.Equity;
using Poker.Core.Evaluation;
using Poker.Core.Indexing;

namespace Poker.Tests.Core.Equity;

public sealed class HandOrderTests
{
    [Fact]
    public void Hands_descend_by_their_exact_equity_against_a_random_hand()
    {
        var equities = HandOrder.Names.ToDictionary(name => name, name => HandAgainstRandom.Compute(new Observation(First(name), CardSet.Empty), Deck.Full).Equity);

        Assert.Equal(HandClasses.Names.Order(StringComparer.Ordinal), HandOrder.Names.Order(StringComparer.Ordinal));
        Assert.Equal(equities.OrderByDescending(pair => pair.Value).Select(pair => pair.Key), HandOrder.Names);
    }

    [Theory]
    [InlineData("0.1%", 6)]
    [InlineData("0.46%", 12)]
    [InlineData("50%", 670)]
    [InlineData("99.99%", 1326)]
    public void A_percentage_is_the_best_whole_classes_that_are_at_least_so_many(string text, int hands) =>
        Assert.Equal(hands, HandRangeText.Parse(text).Hands);

    [Fact]
    public void Classes_are_numbered_as_the_grid_is_read()
    {
        Assert.Equal(["AA", "AKs", "AQs"], HandClasses.Names.Take(3));
        Assert.Equal(["AKo", "KK", "KQs"], HandClasses.Names.Skip(13).Take(3));
        Assert.Equal(("72o", "T9s", "22"), (NameOf("2c7d"), NameOf("9hTh"), NameOf("2c2d")));
        Assert.Equal(
            HandClasses.Names.Select(name => name.Length == 2 ? 6 : name[2] == 's' ? 4 : 12),
            Enumerable.Range(0, HandClasses.Count).Select(cell => HandClasses.OfPairs.ToArray().Count(other => other == cell)));
    }

    private static string NameOf(string cards) => HandClasses.NameOf(CardSet.Parse(cards));

    private static CardSet First(string name)
    {
        var range = HandRangeText.Parse(name);
        return new CardSet(CardPairs.Bits[Enumerable.Range(0, CardPairs.Count).First(pair => range.Weights[pair] > 0)]);
    }
}
