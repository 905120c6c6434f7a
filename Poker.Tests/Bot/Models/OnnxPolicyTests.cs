using Poker.Bot.Models;
using Poker.Core.Learning.Networks;
using Poker.Core.Learning.Policies;
using Poker.Core.Learning.Samples;
using Poker.Core.Numerics;
using Poker.Infrastructure.Onnx;

namespace Poker.Tests.Bot.Models;

public sealed class OnnxPolicyTests
{
    private const int Inputs = 1000;

    private static readonly Dictionary<string, string> NoMetadata = [];

    [Fact]
    public void It_plays_as_the_network_does_from_several_threads()
    {
        var network = MadeUpModels.Random(3);
        var twin = new NetworkPolicy(network);
        using var policy = new OnnxPolicy(PolicyOnnx.Write(network, NoMetadata));

        Parallel.For(0, Inputs, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            var (features, legal) = Input(i);
            var (expected, actual) = (new float[ActionBins.Count], new float[ActionBins.Count]);
            twin.Evaluate(features, legal, expected);
            policy.Evaluate(features, legal, actual);
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First == 0, pair.Second == 0));
        });
    }

    [Fact]
    public void It_allocates_next_to_nothing()
    {
        using var policy = new OnnxPolicy(PolicyOnnx.Write(MadeUpModels.Random(3), NoMetadata));
        var (features, legal) = Input(1);
        var bins = new float[ActionBins.Count];
        policy.Evaluate(features, legal, bins);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            policy.Evaluate(features, legal, bins);
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, 1024);
    }

    [Fact]
    public void What_is_no_policy_of_this_build_is_refused_with_the_reason()
    {
        var wide = PolicyNetwork.Create(new(FeatureLayout.Count + 1, [8], ActionBins.Count), 1);
        var few = PolicyNetwork.Create(new(FeatureLayout.Count, [8], ActionBins.Count - 1), 1);

        Assert.Contains($"its features are not {FeatureLayout.Count} numbers", Refused(PolicyOnnx.Write(wide, NoMetadata)), StringComparison.Ordinal);
        Assert.Contains($"its legal are not {ActionBins.Count} numbers", Refused(PolicyOnnx.Write(few, NoMetadata)), StringComparison.Ordinal);
        Assert.Contains("ONNX Runtime cannot open it", Refused([1, 2, 3]), StringComparison.Ordinal);
    }

    private static string Refused(byte[] bytes) => Assert.Throws<InvalidDataException>(() => new OnnxPolicy(bytes)).Message;

    private static (float[] Features, int Legal) Input(int number)
    {
        var random = new Rng(7, (ulong)number);
        var features = new float[FeatureLayout.Count];
        foreach (ref var feature in features.AsSpan())
        {
            feature = (float)random.NextDouble();
        }

        return (features, 2 | (int)random.Below(1UL << ActionBins.Count));
    }
}
