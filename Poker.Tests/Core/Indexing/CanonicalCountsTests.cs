using Poker.Core.Cards;
using Poker.Core.Indexing;

namespace Poker.Tests.Core.Indexing;

public sealed class CanonicalCountsTests
{
    [Theory]
    [InlineData(Street.Preflop, 169)]
    [InlineData(Street.Flop, 1_286_792)]
    [InlineData(Street.Turn, 13_960_050)]
    [InlineData(Street.River, 123_156_254)]
    public void The_full_deck_has_the_published_counts(Street street, long count) =>
        Assert.Equal(count, CanonicalCounts.Of(Deck.Full, street));

    [Theory]
    [InlineData(Street.Preflop)]
    [InlineData(Street.Flop)]
    [InlineData(Street.Turn)]
    [InlineData(Street.River)]
    public void The_royal_deck_has_as_many_as_are_enumerated(Street street) =>
        Assert.Equal(new CanonicalHands(Deck.Royal, street).Count, CanonicalCounts.Of(Deck.Royal, street));
}
