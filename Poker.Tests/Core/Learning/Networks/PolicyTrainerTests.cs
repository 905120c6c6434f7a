using Poker.Core.Learning.Networks;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Learning.Networks;

public sealed class PolicyTrainerTests
{
    private static readonly NetworkShape Teacher = new(8, [6], 4);
    private static readonly NetworkShape Student = new(8, [32, 32], 4);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    public void The_gradient_is_the_slope_of_the_loss(int batch)
    {
        var shape = new NetworkShape(5, [19, 6], 4);
        var network = PolicyNetwork.Create(shape, 8);
        var samples = RandomSamples.Create(shape, batch, 6);
        int[] all = [.. Enumerable.Range(0, batch)];
        var naive = NaivePolicyNetwork.Of(network);

        var gradient = new TrainingSteps(network, samples, new()).GradientOf(all, new LossSum()).ToArray();

        var packed = network.Layers.SelectMany(layer => Enumerable.Range(0, layer.Inputs + 1)
            .SelectMany(row => Enumerable.Range(layer.Start + (row * layer.Stride), layer.Outputs))).ToList();
        Assert.Equal(naive.Parameters, packed.Count);
        for (var i = 0; i < packed.Count; i++)
        {
            Assert.Equal(naive.Slope(i, samples, all), gradient[packed[i]], 2e-5);
        }

        Assert.All(Enumerable.Range(0, gradient.Length).Except(packed), padding => Assert.Equal(0, gradient[padding]));
    }

    [Fact]
    public void It_learns_what_there_is_to_learn()
    {
        var (training, validation) = (RandomSamples.Create(Teacher, 8000, 1), RandomSamples.Create(Teacher, 1000, 2));

        var trained = PolicyTrainer.Train(PolicyNetwork.Create(Student, 1), training, validation, new() { LearningRate = 3e-3, WeightDecay = 1e-4 });

        Assert.InRange(trained.Before.Divergence, 0.05, 1);
        Assert.InRange(trained.Validation.Divergence, 0, 0.003);
        Assert.True(trained.Validation.Agreement > 0.95);
        Assert.Equal(trained.Validation, PolicyTrainer.Measure(trained.Network, validation));
    }

    [Fact]
    public void It_ends_when_validation_gets_no_better_and_keeps_the_best_network()
    {
        // Ten samples of noise: what it learns of them is of no use for others.
        var (training, validation) = (RandomSamples.Create(Teacher, 10, 3, isSoft: false), RandomSamples.Create(Teacher, 500, 4));
        var heard = new List<PolicyEpoch>();

        var trained = PolicyTrainer.Train(
            PolicyNetwork.Create(Student, 1), training, validation, new() { LearningRate = 0.02, MostEpochs = 200, Patience = 4 }, heard.Add);

        Assert.Equal(trained.BestEpoch + 4, trained.Epochs.Count);
        Assert.Equal(heard, trained.Epochs);
        Assert.Equal(trained.Epochs.Select(epoch => epoch.Validation.CrossEntropy).Append(trained.Before.CrossEntropy).Min(), trained.Validation.CrossEntropy);
        Assert.Equal(trained.Validation, PolicyTrainer.Measure(trained.Network, validation));
    }

    [Fact]
    public void The_same_training_gives_the_same_network()
    {
        var (training, validation) = (RandomSamples.Create(Teacher, 700, 1), RandomSamples.Create(Teacher, 100, 2));
        var start = PolicyNetwork.Create(Student, 1);
        var before = start.WeightsOf(0);
        float[] Weights(ulong seed) => PolicyTrainer.Train(start, training, validation, new() { Seed = seed, MostEpochs = 2 }).Network.WeightsOf(0);

        Assert.Equal(Weights(1), Weights(1));
        Assert.NotEqual(Weights(1), Weights(2));
        Assert.Equal(before, start.WeightsOf(0));
    }

    [Fact]
    public void The_first_step_of_Adam_is_the_step_size_against_the_slope_and_weights_alone_decay()
    {
        float[] parameters = [2, -4, 1];

        new AdamOptimizer(3, 0.1, 0.5).Step(parameters, [3, -0.01f, 0], [0..2]);

        Assert.All(((float[])[1.8f, -3.7f, 1]).Zip(parameters), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void What_cannot_be_learned_from_is_refused()
    {
        var some = RandomSamples.Create(Teacher, 10, 1);
        var start = PolicyNetwork.Create(Student, 1);

        Refused("There are no training samples.", () => PolicyTrainer.Train(start, new(8, 4), some, new()));
        Refused("The validation samples have 7 features", () => PolicyTrainer.Train(start, some, RandomSamples.Create(new(7, [2], 4), 3, 1), new()));
        Refused("LearningRate must be", () => PolicyTrainer.Train(start, some, some, new() { LearningRate = 0 }));
        Refused("BatchSize must be", () => PolicyTrainer.Train(start, some, some, new() { BatchSize = 0 }));
        Refused("not legal", () => some.Add(new float[8], 0b0001, [0, 1, 0, 0]));
        Refused("add up to 1", () => some.Add(new float[8], 0b0011, [0.5f, 0.4f, 0, 0]));
        Refused("not finite", () => some.Add([0, 0, 0, 0, 0, 0, 0, float.PositiveInfinity], 1, [1, 0, 0, 0]));
        Refused("weight", () => some.Add(new float[8], 1, [1, 0, 0, 0], 0));
        Refused("8 features and 4 bins", () => some.Add(new float[7], 1, [1, 0, 0, 0]));
        Assert.Contains(
            "smaller step size", Assert.Throws<InvalidOperationException>(() => PolicyTrainer.Train(Exploding(), some, some, new())).Message, StringComparison.Ordinal);

        static void Refused(string problem, Action act) => Assert.Contains(problem, Assert.Throws<ArgumentException>(act).Message, StringComparison.Ordinal);
    }

    private static PolicyNetwork Exploding() => PolicyNetwork.Of(Student, [.. Enumerable.Repeat(3e18f, Student.Parameters)]);
}
