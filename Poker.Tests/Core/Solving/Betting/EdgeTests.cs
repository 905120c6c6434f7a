using Poker.Core.Solving.Betting;

namespace Poker.Tests.Core.Solving.Betting;

public sealed class EdgeTests
{
    [Fact]
    public void Every_code_has_a_text_of_its_own()
    {
        var texts = Enumerable.Range(1, 251).Select(code => new Edge((byte)code).ToString()).ToArray();

        Assert.DoesNotContain("?", texts);
        Assert.Equal(texts.Length, texts.Distinct().Count());
        Assert.Equal(["f", "x", "c", "a", "1/3p", "1/2p", "1p", "3/2p"], new[] { Edge.Fold, Edge.Check, Edge.Call, Edge.AllIn, Edge.Pot(1, 3), Edge.Pot(1, 2), Edge.Pot(1), Edge.Pot(3, 2) }.Select(edge => edge.ToString()));
        Assert.Equal("2.5b", Edge.BigBlinds(2.5m).ToString());
    }

    [Fact]
    public void A_size_is_rounded_to_the_nearest_chip_and_halves_up()
    {
        Assert.Equal(300 + 267, Edge.Pot(1, 3).TotalOf(300, 800, 100));
        Assert.Equal(0 + 13, Edge.Pot(1, 2).TotalOf(0, 25, 100));
        Assert.Equal(250, Edge.BigBlinds(2.5m).TotalOf(100, 200, 100));
    }

    [Fact]
    public void Sizes_outside_the_code_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Edge.Pot(1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Edge.Pot(11));
        Assert.Throws<ArgumentOutOfRangeException>(() => Edge.Pot(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Edge.BigBlinds(2.3m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Edge.BigBlinds(32));
    }
}
