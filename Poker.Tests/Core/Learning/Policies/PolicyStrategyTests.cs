using Poker.Core.Learning.Networks;
using Poker.Core.Learning.Policies;
using Poker.Core.Learning.Samples;
using Poker.Core.Play.Baselines;
using Poker.Core.Play.Comparisons;
using Poker.Tests.Live;

namespace Poker.Tests.Core.Learning.Policies;

public sealed class PolicyStrategyTests
{
    [Fact]
    public void One_decision_at_a_time_is_what_the_network_says_of_many_from_any_thread()
    {
        var network = PolicyNetwork.Create(new NetworkShape(FeatureLayout.Count, [40, 24], ActionBins.Count), 3);
        var samples = TeacherHands.SamplesOf(TeacherHands.Play(60, 1));
        var policy = new NetworkPolicy(network);
        var (features, legal) = (new List<float>(), new List<uint>());
        for (var i = 0; i < samples.Count; i++)
        {
            features.AddRange(samples.FeaturesOf(i));
            legal.Add(samples.LegalOf(i));
        }

        var expected = new float[samples.Count * ActionBins.Count];
        network.Evaluate(features.ToArray(), legal.ToArray(), expected);

        Assert.True(samples.Count > 100);
        Parallel.For(0, samples.Count, i =>
        {
            var bins = new float[ActionBins.Count];
            policy.Evaluate(samples.FeaturesOf(i), (int)samples.LegalOf(i), bins);
            for (var bin = 0; bin < bins.Length; bin++)
            {
                Assert.Equal(expected[(i * ActionBins.Count) + bin], bins[bin], 1e-6f);
            }
        });
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public void Whatever_its_weights_it_plays_legally(int players)
    {
        foreach (var (seed, stack) in new[] { (1UL, 300), (2UL, 10_000), (3UL, 60_000) })
        {
            // Large weights make it decided, one way or another.
            var random = PolicyNetwork.Create(TeacherHands.Shape, seed);
            var values = Enumerable.Range(0, TeacherHands.Shape.Layers)
                .SelectMany(layer => random.WeightsOf(layer).Concat(random.BiasesOf(layer))).Select(value => 30 * value).ToArray();
            var player = TeacherHands.Player(PolicyNetwork.Of(TeacherHands.Shape, values));
            var table = new DuplicateTable(player, new UniformRandom(), null, new DuplicateOptions { Players = players, StackChips = stack, Seed = seed });
            for (var deal = 0; deal < 150; deal++)
            {
                table.Play(deal);
            }
        }
    }

    [Fact]
    public void A_network_of_other_features_is_refused() =>
        Assert.Contains(
            "decisions have 64 features and 9 bins",
            Assert.Throws<ArgumentException>(() => new NetworkPolicy(PolicyNetwork.Create(new NetworkShape(5, [4], 3), 1))).Message,
            StringComparison.Ordinal);
}
