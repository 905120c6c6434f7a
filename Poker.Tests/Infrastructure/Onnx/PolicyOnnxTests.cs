using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Poker.Core.Learning.Networks;
using Poker.Infrastructure.Onnx;
using Poker.Tests.Core.Learning.Networks;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Onnx;

public sealed class PolicyOnnxTests
{
    private const int Inputs = 1000;

    private static readonly NetworkShape Shape = new(23, [64, 48], 9);
    private static readonly Dictionary<string, string> Metadata = new() { ["parent"] = "7", ["feature-version"] = "1" };

    [Fact]
    public void A_runtime_gives_the_networks_own_policy()
    {
        var network = Network();
        var samples = RandomSamples.Create(Shape, Inputs, 3);
        float[] features = [.. Enumerable.Range(0, Inputs).SelectMany(i => samples.FeaturesOf(i).ToArray())];
        uint[] legal = [.. Enumerable.Range(0, Inputs).Select(samples.LegalOf)];
        var expected = new float[Inputs * Shape.Actions];
        network.Evaluate(features, legal, expected);

        using var session = new InferenceSession(PolicyOnnx.Write(network, Metadata));
        using var outputs = session.Run(
        [
            NamedOnnxValue.CreateFromTensor(PolicyOnnx.Features, new DenseTensor<float>(features, [Inputs, Shape.Features])),
            NamedOnnxValue.CreateFromTensor(PolicyOnnx.Legal, new DenseTensor<float>(Masks(legal), [Inputs, Shape.Actions])),
        ]);
        var policy = outputs.Single().AsTensor<float>().ToArray();

        Assert.Equal(PolicyOnnx.Policy, outputs.Single().Name);
        Assert.All(expected.Zip(policy), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        Assert.All(expected.Zip(policy), pair => Assert.Equal(pair.First == 0, pair.Second == 0));
        Assert.Equal(Metadata, session.ModelMetadata.CustomMetadataMap);
    }

    [Fact]
    public void It_is_read_back_as_it_was_and_written_the_same()
    {
        var bytes = PolicyOnnx.Write(Network(), Metadata);

        var (network, metadata) = PolicyOnnx.Read(bytes);

        Assert.Equal(Metadata, metadata);
        Assert.Equal(Shape, network.Shape);
        Assert.Equal(bytes, PolicyOnnx.Write(network, metadata));
    }

    [Fact]
    public void What_is_damaged_is_refused()
    {
        var bytes = PolicyOnnx.Write(Network(), Metadata);

        Assert.Throws<InvalidDataException>(() => PolicyOnnx.Read([]));
        Assert.Throws<InvalidDataException>(() => PolicyOnnx.Read("no model at all"u8));
        Assert.All([1, 100, bytes.Length / 2, bytes.Length - 200], length => Assert.Throws<InvalidDataException>(() => PolicyOnnx.Read(bytes.AsSpan(0, length))));
        var nan = bytes.ToArray();
        BitConverter.TryWriteBytes(nan.AsSpan(bytes.Length / 2 / 4 * 4), float.NaN);
        BitConverter.TryWriteBytes(nan.AsSpan((bytes.Length / 2 / 4 * 4) + 1), float.NaN);
        BitConverter.TryWriteBytes(nan.AsSpan((bytes.Length / 2 / 4 * 4) + 2), float.NaN);
        BitConverter.TryWriteBytes(nan.AsSpan((bytes.Length / 2 / 4 * 4) + 3), float.NaN);
        Assert.Throws<InvalidDataException>(() => PolicyOnnx.Read(nan));
    }

    [PythonOnnxFact]
    public async Task An_independent_checker_accepts_it()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.PathOf("policy.onnx"), PolicyOnnx.Write(Network(), Metadata));

        var (exitCode, output) = await PythonOnnxFactAttribute.RunAsync(
            "import onnx; model = onnx.load('policy.onnx'); onnx.checker.check_model(model, full_check=True); print(model.opset_import[0].version)", folder.Root);

        Assert.Equal((0, "17"), (exitCode, output.Trim()));
    }

    private static PolicyNetwork Network() => PolicyTrainer.Train(
        PolicyNetwork.Create(Shape, 5), RandomSamples.Create(Shape, 2000, 1), RandomSamples.Create(Shape, 100, 2), new() { MostEpochs = 2 }).Network;

    private static float[] Masks(uint[] legal) =>
        [.. legal.SelectMany(mask => Enumerable.Range(0, Shape.Actions).Select(bin => (float)(mask >> bin & 1)))];
}
