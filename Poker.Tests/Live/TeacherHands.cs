using Poker.Core.Histories;
using Poker.Core.Learning.Networks;
using Poker.Core.Learning.Policies;
using Poker.Core.Learning.Samples;
using Poker.Core.Play;
using Poker.Core.Play.Baselines;
using Poker.Core.Play.Matches;

namespace Poker.Tests.Live;

/// <summary>Hands of a strategy worth imitating, and networks that have learned from them.</summary>
internal static class TeacherHands
{
    /// <summary>The shape of the networks: small, so that tests are quick.</summary>
    public static readonly NetworkShape Shape = new(FeatureLayout.Count, [32], ActionBins.Count);

    /// <summary>Exact equities, made once for all tests.</summary>
    public static IHandEquities Equities => Shared.Value;

    /// <summary>Vectors without buckets.</summary>
    public static FeatureWriter Features => new(Equities);

    /// <summary>Who is imitated.</summary>
    public static IStrategy Teacher => new PotOddsRaise(Equities);

    private static readonly Lazy<ComputedEquities> Shared = new(() => new ComputedEquities(2));

    /// <summary>Hands of the teacher against itself, every pocket told when dealt.</summary>
    public static List<RecordedHand> Play(int hands, ulong seed, int players = 2)
    {
        var log = new Log();
        new MatchRunner(Enumerable.Repeat(Teacher, players), new MatchOptions { Hands = hands, Seed = seed }).Run(histories: log);
        return log.Hands;
    }

    /// <summary>Samples of hands, as the live loop makes them.</summary>
    /// <param name="hands">The hands.</param>
    /// <param name="flip">Whether the labels are turned round among the legal bins: what the teacher never does becomes what it does most.</param>
    public static PolicySamples SamplesOf(IEnumerable<RecordedHand> hands, bool flip = false)
    {
        var samples = new PolicySamples(FeatureLayout.Count, ActionBins.Count);
        var builder = new SampleBuilder(Features, new SampleOptions());
        var (built, tally) = (new List<DecisionSample>(), new SampleTally());
        foreach (var hand in hands)
        {
            built.Clear();
            builder.Build(hand, built, tally);
            foreach (var sample in built)
            {
                samples.Add(sample.Features, (uint)sample.Legal, flip ? Flipped(sample) : sample.Label, sample.Weight);
            }
        }

        return samples;
    }

    /// <summary>A network that learned from samples.</summary>
    public static PolicyNetwork Learn(PolicySamples samples, PolicySamples validation, ulong seed, int epochs = 12) => PolicyTrainer.Train(
        PolicyNetwork.Create(Shape, seed), samples, validation, new PolicyTrainingOptions { MostEpochs = epochs, Seed = seed, LearningRate = 3e-3 }).Network;

    /// <summary>A network that gives every legal bin the same probability.</summary>
    public static PolicyNetwork Uniform() => PolicyNetwork.CreateUniform(Shape, 9);

    /// <summary>A network at play.</summary>
    public static PolicyStrategy Player(PolicyNetwork network, string name = "network") => new(new NetworkPolicy(network), Features, name);

    /// <summary>A label turned round among the legal bins.</summary>
    public static float[] Flipped(DecisionSample sample)
    {
        int[] legal = [.. Enumerable.Range(0, ActionBins.Count).Where(bin => (sample.Legal >> bin & 1) != 0)];
        var label = new float[ActionBins.Count];
        for (var i = 0; i < legal.Length; i++)
        {
            label[legal[^(i + 1)]] = sample.Label[legal[i]];
        }

        return label;
    }

    private sealed class Log : IHandHistory
    {
        public List<RecordedHand> Hands { get; } = [];

        public void Write(IReadOnlyList<PlayedHand> hands) => Hands.AddRange(hands.Select(hand => hand.ToRecord()));
    }
}
