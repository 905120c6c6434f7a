using Poker.Core.Learning.Networks;
using Poker.Core.Numerics;

namespace Poker.Cli.Bench;

/// <summary>Training a policy network on one thread: forwards, back and the optimiser's step.</summary>
internal sealed class LearningBench : IBench
{
    private const int Features = 96, Actions = 9, Hidden = 128;
    private const int Samples = 1 << 17, Validation = 256, Epochs = 10;
    private const ulong Seed = 20_261_122;

    /// <inheritdoc />
    public string Name => "learning";

    /// <inheritdoc />
    public string Description => "samples a second through a policy network of two layers of 128, forwards and back";

    /// <inheritdoc />
    public IEnumerable<BenchResult> Run(BenchContext context)
    {
        var network = PolicyNetwork.Create(new(Features, [Hidden, Hidden], Actions), Seed);
        var (training, validation) = (Random(1, Samples), Random(2, Validation));
        PolicyTrainer.Train(network, validation, validation, new() { MostEpochs = 20, Patience = 20 });
        yield return context.Measure(this, $"training, {network.Shape}", "samples", () =>
        {
            var trained = PolicyTrainer.Train(network, training, validation, new() { MostEpochs = Epochs, Patience = Epochs });
            return (Samples * Epochs, Checksums.Of<float>(trained.Network.WeightsOf(0)));
        });
        yield return context.Measure(this, $"evaluation, {network.Shape}", "samples", () =>
        {
            var loss = PolicyTrainer.Measure(network, training);
            return (Samples, (ulong)BitConverter.DoubleToInt64Bits(loss.CrossEntropy));
        });
    }

    private static PolicySamples Random(ulong stream, int count)
    {
        var samples = new PolicySamples(Features, Actions);
        var rng = new Rng(Seed, stream);
        var features = new float[Features];
        var target = new float[Actions];
        for (var i = 0; i < count; i++)
        {
            foreach (ref var feature in features.AsSpan())
            {
                feature = (float)rng.NextDouble();
            }

            var bin = (int)rng.Below(Actions);
            Array.Clear(target);
            target[bin] = 1;
            samples.Add(features, (uint)rng.Below(1 << Actions) | 1u << bin, target);
        }

        return samples;
    }
}
