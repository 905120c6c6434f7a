using Poker.Core.Learning.Networks;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Learning.Networks;

public sealed class PolicyNetworkTests
{
    private static readonly NetworkShape Shape = new(11, [20, 17], 5);

    [Fact]
    public void A_uniform_network_gives_every_legal_bin_the_same_and_can_learn()
    {
        var shape = new NetworkShape(6, [16], 4);
        var network = PolicyNetwork.CreateUniform(shape, 3);
        var samples = RandomSamples.Create(shape, 400, 1);
        var policy = new float[4];
        network.Evaluate(samples.FeaturesOf(0), [0b1011u], policy);

        Assert.Equal([1 / 3f, 1 / 3f, 0, 1 / 3f], policy, (a, b) => Math.Abs(a - b) < 1e-6f);
        var trained = PolicyTrainer.Train(network, samples, samples, new PolicyTrainingOptions { MostEpochs = 20, BatchSize = 20 });
        Assert.True(trained.Validation.Divergence < 0.8 * trained.Before.Divergence);
        Assert.NotEqual(network.WeightsOf(0), trained.Network.WeightsOf(0));
    }

    [Fact]
    public void Its_policy_is_that_of_the_naive_network()
    {
        var network = PolicyNetwork.Create(Shape, 3);
        var naive = NaivePolicyNetwork.Of(network);
        var samples = RandomSamples.Create(Shape, 300, 1);

        var policy = Evaluate(network, samples);

        for (var i = 0; i < samples.Count; i++)
        {
            var expected = naive.LogPolicy(samples.FeaturesOf(i), samples.LegalOf(i)).Select(Math.Exp);
            Assert.All(expected.Zip(policy.Skip(i * Shape.Actions)), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        }
    }

    [Fact]
    public void What_is_not_legal_has_no_probability_at_all_and_the_rest_adds_up_to_one()
    {
        var samples = RandomSamples.Create(Shape, 300, 2);

        var policy = Evaluate(PolicyNetwork.Create(Shape, 3), samples);

        for (var i = 0; i < policy.Length; i++)
        {
            Assert.True((samples.LegalOf(i / Shape.Actions) >> (i % Shape.Actions) & 1) != 0 ? policy[i] > 0 : policy[i] == 0);
        }

        Assert.All(policy.Chunk(Shape.Actions), one => Assert.Equal(1, one.Sum(), 1e-6));
    }

    [Fact]
    public void Large_logits_overflow_nowhere()
    {
        var network = PolicyNetwork.Of(new(1, [1], 3), [1, 0, 500, -500, 450, 0, 0, 0]);

        Assert.Equal([1, 0, 0], Round(network, 0b111));
        Assert.Equal([0, 1, 0], Round(network, 0b010));

        static float[] Round(PolicyNetwork network, uint legal)
        {
            var policy = new float[3];
            network.Evaluate([2], [legal], policy);
            return [.. policy.Select(value => MathF.Round(value, 3))];
        }
    }

    [Fact]
    public void Its_weights_make_the_same_network_again()
    {
        var network = PolicyNetwork.Create(Shape, 4);
        var samples = RandomSamples.Create(Shape, 50, 3);

        var again = PolicyNetwork.Of(Shape, [.. Enumerable.Range(0, Shape.Layers).SelectMany(layer => network.WeightsOf(layer).Concat(network.BiasesOf(layer)))]);

        Assert.Equal(Evaluate(network, samples), Evaluate(again, samples));
        Assert.Equal(Evaluate(network, samples), Evaluate(PolicyNetwork.Create(Shape, 4), samples));
        Assert.NotEqual(Evaluate(network, samples), Evaluate(PolicyNetwork.Create(Shape, 5), samples));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        var network = PolicyNetwork.Create(Shape, 1);

        Assert.Throws<ArgumentException>(() => network.Evaluate(new float[10], [1], new float[5]));
        Assert.Throws<ArgumentException>(() => network.Evaluate(new float[11], [0], new float[5]));
        Assert.Throws<ArgumentException>(() => PolicyNetwork.Of(Shape, new float[Shape.Parameters - 1]));
        Assert.Throws<ArgumentException>(() => PolicyNetwork.Of(Shape, [.. Enumerable.Repeat(1f, Shape.Parameters - 1), float.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NetworkShape(0, [4], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NetworkShape(1, [], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NetworkShape(1, [5000], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NetworkShape(1, [4], 33));
        Assert.Equal("11-20-17-5", Shape.ToString());
    }

    private static float[] Evaluate(PolicyNetwork network, PolicySamples samples)
    {
        var policy = new float[samples.Count * samples.Actions];
        var all = Enumerable.Range(0, samples.Count).ToList();
        network.Evaluate([.. all.SelectMany(i => samples.FeaturesOf(i).ToArray())], [.. all.Select(samples.LegalOf)], policy);
        return policy;
    }
}
