using Poker.Core.Cards;
using Poker.Core.Equity;
using Poker.Core.Evaluation;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Equity;

public sealed class RangeAgainstRangeTests
{
    private static readonly EquityWork Work = new(Threads: 2);

    [Theory]
    [InlineData("royal", "", "QQ+,AKs", "TT+,KQo:0.25")]
    [InlineData("royal", "", "AhKh,JJ:0.3", "AhQh:0.7,AKs,TsTd")]
    [InlineData("royal", "AhKdTs", "random", "random")]
    [InlineData("full", "2c7d9h", "QQ+,AKs:0.5", "99:0.1,A9s,8h6h")]
    [InlineData("full", "2c7c9cTc", "random", "22+,A2s+")]
    [InlineData("full", "2c3c4c5c7d", "random", "random")]
    [InlineData("full", "", "AA:0.5,KhQh", "99,AhKh:0.3")]
    public void Equals_the_sum_over_all_pairs_of_hands(string deckName, string boardText, string first, string second)
    {
        var deck = Deck.Named(deckName);
        var (own, other, board) = (HandRangeText.Parse(first), HandRangeText.Parse(second), CardSet.Parse(boardText));
        var expected = DealtOut.Ranges(own.Within(deck.Cards - board), other.Within(deck.Cards - board), board, deck);

        Assert.Equal(expected, RangeAgainstRange.Compute(own, other, board, deck, Work));
    }

    [Fact]
    public void Random_royal_ranges_equal_the_sum_over_all_pairs_of_hands()
    {
        var random = new Random(3);
        for (var round = 0; round < 20; round++)
        {
            var (own, other) = (RandomRange(random), RandomRange(random));
            var board = CardSet.Of(Card.Of(8 + random.Next(5), 0), Card.Of(8 + random.Next(5), 1), Card.Of(8 + random.Next(5), 2));
            var expected = DealtOut.Ranges(own.Within(Deck.Royal.Cards - board), other.Within(Deck.Royal.Cards - board), board, Deck.Royal);

            Assert.Equal(expected, RangeAgainstRange.Compute(own, other, board, Deck.Royal, Work));
        }
    }

    [Fact]
    public void Aces_against_kings_have_their_known_equity() =>
        Assert.Equal(0.819461, Compute("AA", "KK", threads: 2).Equity, 6);

    [Fact]
    public void The_number_of_threads_has_no_say() =>
        Assert.Equal(Compute("QQ+,AKs:0.3333", "22+,AhKh", threads: 1), Compute("QQ+,AKs:0.3333", "22+,AhKh", threads: 5));

    [Theory]
    [InlineData("AA", "KK", "AhAdAc")]
    [InlineData("AsAh", "AsKs,AhKh", "")]
    public void Ranges_that_cannot_meet_are_refused(string first, string second, string board) => Assert.Throws<ArgumentException>(() =>
        RangeAgainstRange.Compute(HandRangeText.Parse(first), HandRangeText.Parse(second), CardSet.Parse(board), Deck.Full, Work));

    [Fact]
    public void A_cancelled_token_ends_the_work()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var work = Work with { Cancel = source.Token };

        Assert.Throws<OperationCanceledException>(() =>
            RangeAgainstRange.Compute(HandRange.Random, HandRange.Random, CardSet.Empty, Deck.Full, work));
    }

    private static ExactEquity Compute(string first, string second, int threads) => RangeAgainstRange.Compute(
        HandRangeText.Parse(first), HandRangeText.Parse(second), CardSet.Empty, Deck.Full, new EquityWork(threads));

    private static HandRange RandomRange(Random random)
    {
        var weights = new int[CardPairs.Count];
        for (var pair = 0; pair < weights.Length; pair++)
        {
            weights[pair] = random.Next(3) == 0 ? random.Next(HandRange.WeightUnits + 1) : 0;
        }

        return new(weights, "drawn at random");
    }
}
