using System.Numerics;

using Poker.Core.Histories;
using Poker.Core.Learning.Samples;
using Poker.Tests.Core.Play.Baselines;
using Poker.Tests.Harness;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Learning.Samples;

public sealed class CorpusSamplesTests
{
    [SharedDataFact]
    public void Generated_hands_make_a_sample_of_every_decision() => AssertTally("hands", (2_153, 23_781, 23_781), []);

    [SharedDataFact]
    public void Hands_in_the_open_format_make_samples_where_the_player_s_cards_are_told() => AssertTally(
        "phh", (615, 5_634, 5_633), new() { [LeftOut.PocketUnknown] = 1 });

    [SharedDataFact]
    public void Hands_of_the_logs_make_samples_where_the_player_s_cards_were_dealt_open() => AssertTally(
        "pokernow",
        (1_332, 11_150, 1_616),
        new() { [LeftOut.PocketUnknown] = 7_664, [LeftOut.PocketOnlyShown] = 1_869, [LeftOut.MendedRaise] = 1 });

    private static void AssertTally(string folder, (long Hands, long Decisions, long Samples) expected, Dictionary<LeftOut, long> leftOut)
    {
        var builder = new SampleBuilder(new(AllBaselines.Equities), new());
        var (samples, tally) = (new List<DecisionSample>(), new SampleTally());
        foreach (var hand in Hands(folder))
        {
            samples.Clear();
            builder.Build(hand, samples, tally);
            foreach (var sample in samples)
            {
                AssertSound(sample);
                AssertAsDocumented(hand, sample);
            }
        }

        Assert.Equal(expected, (tally.Hands, tally.Decisions, tally.Samples));
        Assert.Equal(
            leftOut,
            Enum.GetValues<LeftOut>().Where(reason => reason != LeftOut.None && tally[reason] > 0).ToDictionary(reason => reason, reason => tally[reason]));
    }

    private static IEnumerable<RecordedHand> Hands(string folder) =>
        Directory.EnumerateFiles(SharedData.PathOf(folder), "*", SearchOption.AllDirectories)
            .Where(HandHistories.CanRead)
            .SelectMany(file => HandHistories.Read(file, File.ReadAllText(file)))
            .Select(read => read.Hand)
            .OfType<RecordedHand>();

    private static void AssertSound(DecisionSample sample)
    {
        Assert.Equal(FeatureLayout.Count, sample.Features.Length);
        for (var i = 0; i < sample.Features.Length; i++)
        {
            Assert.True(sample.Features[i] is >= 0 and <= 1, $"{(Feature)i} is {sample.Features[i]}");
        }

        foreach (var flag in FeatureLayout.Flags)
        {
            Assert.True(sample.Features[(int)flag] is 0 or 1, $"{flag} is {sample.Features[(int)flag]}");
        }

        Assert.InRange(BitOperations.PopCount((uint)sample.Legal), 2, ActionBins.Count);
        Assert.Equal((ActionBins.Count, 1f, 1f), (sample.Label.Length, sample.Label.Sum(), sample.Label.Max()));
        Assert.NotEqual(0, sample.Legal >> Array.IndexOf(sample.Label, 1) & 1);
    }

    private static void AssertAsDocumented(RecordedHand hand, DecisionSample sample)
    {
        if (hand.Leniencies != Leniencies.None)
        {
            return;
        }

        var canRaise = (sample.Legal >> (int)ActionBin.AllIn & 1) != 0;
        var expected = PlainFeatures.Of(hand, sample.Decision, AllBaselines.Equities, canRaise);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - sample.Features[i]) < 1e-6, $"{hand.Id}, decision {sample.Decision}: {(Feature)i} is {sample.Features[i]}, not {expected[i]}");
        }
    }
}
