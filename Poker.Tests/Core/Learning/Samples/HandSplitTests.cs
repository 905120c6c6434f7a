using Poker.Core.Learning.Samples;

namespace Poker.Tests.Core.Learning.Samples;

public sealed class HandSplitTests
{
    [Fact]
    public void These_hands_are_kept_for_validation_for_good() => Assert.Equal(
        [1, 6, 23, 40, 51, 58],
        Enumerable.Range(1, 60).Where(line => HandSplit.IsValidation("Anns browser", "2026-11-22T10:00", line)));

    [Fact]
    public void A_tenth_of_all_hands_is_kept()
    {
        var kept = 0;
        for (var line = 0; line < 20_000; line++)
        {
            kept += HandSplit.IsValidation("source", $"session {line % 7}", line) ? 1 : 0;
        }

        // Two thousand are expected, with a standard deviation of 42.
        Assert.InRange(kept, 1_850, 2_150);
    }

    [Fact]
    public void Names_that_read_the_same_joined_up_are_told_apart()
    {
        var ones = Enumerable.Range(1, 200).Select(line => HandSplit.IsValidation("ab", "c", line)).ToArray();
        var others = Enumerable.Range(1, 200).Select(line => HandSplit.IsValidation("a", "bc", line)).ToArray();

        Assert.NotEqual(ones, others);
    }
}
