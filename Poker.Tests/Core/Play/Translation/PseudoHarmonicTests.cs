using Poker.Core.Play.Translation;

namespace Poker.Tests.Core.Play.Translation;

public sealed class PseudoHarmonicTests
{
    // By hand from the formula. The median between A and B, where both are as likely, is (A + B + 2AB) / (A + B + 2).
    [Theory]
    [InlineData(0, 1, 0, 1)]
    [InlineData(0, 1, 1, 0)]
    [InlineData(0, 1, 0.5, 1.0 / 3)]
    [InlineData(0, 1, 1.0 / 3, 0.5)]
    [InlineData(0, 1, 0.25, 0.6)]
    [InlineData(0.5, 1, 0.75, 3.0 / 7)]
    [InlineData(0.5, 1, 5.0 / 7, 0.5)]
    [InlineData(1, 2, 1.5, 0.4)]
    [InlineData(1, 4, 2, 4.0 / 9)]
    [InlineData(0, 10, 1, 0.45)]
    public void Sizes_between_two_are_the_smaller_as_often_as_the_paper_says(double smaller, double larger, double size, double expected) =>
        Assert.Equal(expected, PseudoHarmonic.Smaller(smaller, larger, size), 12);

    [Fact]
    public void A_larger_bet_is_the_smaller_size_more_rarely()
    {
        for (var size = 0.01; size < 1; size += 0.01)
        {
            Assert.True(PseudoHarmonic.Smaller(0, 1, size) < PseudoHarmonic.Smaller(0, 1, size - 0.01));
        }
    }

    // The clairvoyance game: against a bet of x times the pot the caller calls with 1 / (1 + x); mapped so, it does in the mean.
    [Theory]
    [InlineData(0.25, 1, 0.6)]
    [InlineData(0.5, 2, 1.3)]
    public void A_caller_who_answers_by_the_translated_size_calls_as_often_as_the_real_one_asks(double smaller, double larger, double size)
    {
        var part = PseudoHarmonic.Smaller(smaller, larger, size);

        Assert.Equal(1 / (1 + size), (part / (1 + smaller)) + ((1 - part) / (1 + larger)), 12);
    }
}
