using Poker.Core.Cards;
using Poker.Core.Equity;
using Poker.Core.Indexing;
using Poker.Core.Numerics;
using Poker.Core.Play;

namespace Poker.Tests.Core.Play;

public sealed class ComputedEquitiesTests
{
    private static readonly Lazy<ComputedEquities> Equities = new(() => new ComputedEquities());

    [Theory]
    [InlineData(0, 15)]
    [InlineData(3, 8)]
    [InlineData(4, 20)]
    [InlineData(5, 20)]
    public void An_equity_is_the_exact_one_of_dealing_everything_out(int boardCards, int hands)
    {
        var random = new Rng(7);
        for (var i = 0; i < hands; i++)
        {
            var seen = Draw(ref random, boardCards);
            Assert.Equal(Rounded(seen), Equities.Value.Of(seen));
            Assert.Equal(Rounded(seen), Equities.Value.Of(seen));
        }
    }

    [Fact]
    [Trait("Category", "Full")] // 169 exact preflop equities from scratch: seconds of both cores.
    public void Every_pocket_has_its_exact_equity_before_the_flop() => Parallel.For(0, 169, cell =>
    {
        var (row, column) = Math.DivRem(cell, Card.Ranks);
        var pocket = Card.Of(Math.Max(row, column), 0).Set | Card.Of(Math.Min(row, column), row > column ? 0 : 1).Set;
        var seen = new Observation(pocket, CardSet.Empty);
        Assert.Equal(Rounded(seen), Equities.Value.Of(seen));
    });

    private static double Rounded(Observation seen)
    {
        var exact = HandAgainstRandom.Compute(seen, Deck.Full);
        var (points, most) = ((2 * exact.Wins) + exact.Ties, 2 * exact.Total);
        return (double)(((2 * 65_535 * points) + most) / (2 * most)) / 65_535;
    }

    private static Observation Draw(ref Rng random, int boardCards)
    {
        var (pocket, all) = (CardSet.Empty, CardSet.Empty);
        while (all.Count < boardCards + 2)
        {
            all |= new Card((byte)random.Below(Card.Count)).Set;
            pocket = all.Count == 2 ? all : pocket;
        }

        return new(pocket, all - pocket);
    }
}
