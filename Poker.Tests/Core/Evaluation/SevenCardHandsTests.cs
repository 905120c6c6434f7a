using Poker.Core.Evaluation;

namespace Poker.Tests.Core.Evaluation;

public sealed class SevenCardHandsTests
{
    [Fact]
    public void All_seven_card_hands_fall_into_the_known_categories()
    {
        var histogram = new Histogram(new long[Strength.Count + 1]);
        SevenCardHands.Visit(ref histogram);

        var categories = new long[9];
        for (var strength = 1; strength <= Strength.Count; strength++)
        {
            categories[(int)new Strength((ushort)strength).Category] += histogram.Counts[strength];
        }

        Assert.Equal(
            [23_294_460, 58_627_800, 31_433_400, 6_461_620, 6_180_020, 4_047_644, 3_473_184, 224_848, 41_584],
            categories);
        Assert.Equal(SevenCardHands.Count, histogram.Counts.Sum());
        Assert.Equal(4824, histogram.Counts.Count(count => count > 0));
    }

    private readonly struct Histogram(long[] counts) : IStrengthVisitor
    {
        public long[] Counts => counts;

        public void Take(ReadOnlySpan<int> strengths)
        {
            foreach (var strength in strengths)
            {
                counts[strength]++;
            }
        }
    }
}
