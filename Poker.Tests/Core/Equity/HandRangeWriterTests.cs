using FsCheck;
using FsCheck.Fluent;
using Poker.Core.Equity;
using Poker.Core.Evaluation;
using Poker.Core.Numerics;

namespace Poker.Tests.Core.Equity;

public sealed class HandRangeWriterTests
{
    [Theory]
    [InlineData("AA,KK,QQ", "QQ+")]
    [InlineData("77,88,99", "99-77")]
    [InlineData("AA", "AA")]
    [InlineData("A2s+,AKo", "A2s+,AKo")]
    [InlineData("KTs,K9s,K8s,K7s", "KTs-K7s")]
    [InlineData("AK", "AKs,AKo")]
    [InlineData("QQ+:0.5,AKs", "AKs,QQ+:0.5")]
    [InlineData("AhKh,AsKs:0.25", "AsKs:0.25,AhKh")]
    [InlineData("any two", "random")]
    [InlineData("0.5%", "AA,KK")]
    [InlineData("1.36%", "QQ+,JJ")]
    public void A_range_is_written_as_short_as_runs_make_it(string text, string written) =>
        Assert.Equal(HandRangeWriter.Write(HandRangeText.Parse(written)), HandRangeWriter.Write(HandRangeText.Parse(text)));

    [Theory]
    [InlineData("AA,KK,QQ", "QQ+")]
    [InlineData("KTs,K9s,K8s,K7s", "KTs-K7s")]
    [InlineData("AK", "AKs,AKo")]
    [InlineData("QQ+:0.5,AKs", "AKs,QQ+:0.5")]
    [InlineData("AhKh,AsKs:0.25", "AhKh,AsKs:0.25")]
    public void It_is_written_so(string text, string written) => Assert.Equal(
        written.Split(',').Order(StringComparer.Ordinal), HandRangeWriter.Write(HandRangeText.Parse(text)).Split(',').Order(StringComparer.Ordinal));

    [Fact]
    public void Reading_what_was_written_gives_the_range_again() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll<int>(seed =>
    {
        var range = new HandRange(Weights(new Rng((ulong)seed)), "made up");

        var byClass = string.Join(',', HandRangeWriter.WriteClasses(range).Where(text => text.Length > 0));

        Assert.Equal(range.Weights.ToArray(), HandRangeText.Parse(HandRangeWriter.Write(range)).Weights.ToArray());
        Assert.Equal(range.Weights.ToArray(), HandRangeText.Parse(byClass).Weights.ToArray());
    }));

    // Whole classes of few weights, and some hands that differ from theirs.
    private static int[] Weights(Rng rng)
    {
        var weights = new int[CardPairs.Count];
        for (var cell = 0; cell < HandClasses.Count; cell++)
        {
            var weight = (int[])[0, 0, HandRange.WeightUnits, 2500, 1 + (int)rng.Below(HandRange.WeightUnits)];
            var chosen = weight[rng.Below(5)];
            for (var pair = 0; pair < weights.Length; pair++)
            {
                weights[pair] = HandClasses.OfPairs[pair] == cell ? chosen : weights[pair];
            }
        }

        for (var single = rng.Below(20); single > 0; single--)
        {
            weights[rng.Below(CardPairs.Count)] = (int)rng.Below(HandRange.WeightUnits + 1);
        }

        weights[rng.Below(CardPairs.Count)] = 1;
        return weights;
    }
}
