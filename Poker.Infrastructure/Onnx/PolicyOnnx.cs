using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Poker.Contracts.Onnx;
using Poker.Core.Learning.Networks;

namespace Poker.Infrastructure.Onnx;

/// <summary>A policy network as an ONNX model, for any runtime that reads the format.</summary>
/// <remarks>
/// Inputs: <c>features</c>, float [decisions, features], and <c>legal</c>, float [decisions, bins], 1 where a bin is legal and 0 elsewhere, at
/// least one 1 in each row. Output: <c>policy</c>, float [decisions, bins], a probability each, exactly 0 where a bin is not legal. Operators:
/// Gemm, Relu, Sub, Mul, Add, Softmax of operator set 17. Source: the ONNX specification, IR version 8.
/// </remarks>
public static class PolicyOnnx
{
    /// <summary>The names of the inputs and of the output.</summary>
    public const string Features = "features", Legal = "legal", Policy = "policy";

    private const int IrVersion = 8, OperatorSetVersion = 17, Float = 1;
    private const string Producer = "poker", Decisions = "decisions", One = "one", Penalty = "penalty";

    // What is not legal gets so much less: its power is 0 in any float.
    private const float Forbidding = 1e9f;

    /// <summary>The model's bytes.</summary>
    /// <param name="network">The network.</param>
    /// <param name="metadata">Stored with it, sorted by key.</param>
    public static byte[] Write(PolicyNetwork network, IReadOnlyDictionary<string, string> metadata)
    {
        var model = new Model
        {
            IrVersion = IrVersion,
            ProducerName = Producer,
            ProducerVersion = typeof(PolicyOnnx).Assembly.GetName().Version!.ToString(3),
            DocString = $"A poker policy, {network.Shape}.",
            OpsetImport = { new OperatorSet { Version = OperatorSetVersion } },
            Graph = GraphOf(network),
        };
        model.MetadataProps.AddRange(metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => new Entry { Key = entry.Key, Value = entry.Value }));
        return model.ToByteArray();
    }

    /// <summary>The network and the metadata of a model that <see cref="Write"/> made.</summary>
    /// <exception cref="InvalidDataException">It is no such model, or damaged.</exception>
    public static (PolicyNetwork Network, IReadOnlyDictionary<string, string> Metadata) Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var model = Model.Parser.ParseFrom(bytes);
            if (model.ProducerName != Producer || model.Graph is not { } graph)
            {
                throw new InvalidDataException("This is an ONNX file, but no policy that poker has written.");
            }

            var layers = graph.Node.Where(node => node.OpType == "Gemm").Select((_, layer) => (Weights: Find(graph, Weights(layer)), Biases: Find(graph, Biases(layer)))).ToList();
            var shape = new NetworkShape(
                (int)layers[0].Weights.Dims[0], [.. layers.SkipLast(1).Select(layer => (int)layer.Biases.Dims[0])], (int)layers[^1].Biases.Dims[0]);
            float[] values = [.. layers.SelectMany(layer => ValuesOf(layer.Weights).Concat(ValuesOf(layer.Biases)))];
            var network = PolicyNetwork.Of(shape, values);
            if (!GraphOf(network).Equals(graph) || model.OpsetImport is not [{ Domain: "", Version: OperatorSetVersion }])
            {
                // Whoever runs the file would run another graph than whoever reads its weights.
                throw new InvalidDataException("This ONNX file's graph is not that of a policy: poker runs no others.");
            }

            return (network, model.MetadataProps.ToDictionary(entry => entry.Key, entry => entry.Value));
        }
        catch (Exception error) when (error is InvalidProtocolBufferException or ArgumentException or InvalidOperationException or OverflowException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"This is no ONNX file of a policy: {error.Message}", error);
        }
    }

    private static Graph GraphOf(PolicyNetwork network)
    {
        var shape = network.Shape;
        var graph = new Graph
        {
            Name = Policy,
            Input = { Matrix(Features, shape.Features), Matrix(Legal, shape.Actions) },
            Output = { Matrix(Policy, shape.Actions) },
        };
        var values = Features;
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            graph.Initializer.Add(TensorOf(Weights(layer), network.WeightsOf(layer), shape.Widths[layer], shape.Widths[layer + 1]));
            graph.Initializer.Add(TensorOf(Biases(layer), network.BiasesOf(layer), shape.Widths[layer + 1]));
            values = Add(graph, "Gemm", Name("sum", layer), values, Weights(layer), Biases(layer));
            values = layer < shape.Layers - 1 ? Add(graph, "Relu", Name("hidden", layer), values) : values;
        }

        graph.Initializer.Add(TensorOf(One, [1], 1));
        graph.Initializer.Add(TensorOf(Penalty, [Forbidding], 1));
        var forbidden = Add(graph, "Mul", "forbidden", Add(graph, "Sub", "illegal", Legal, One), Penalty);
        Add(graph, "Softmax", Policy, Add(graph, "Add", "logits", values, forbidden));
        graph.Node[^1].Attribute.Add(new Contracts.Onnx.Attribute { Name = "axis", I = -1, Type = Contracts.Onnx.Attribute.Types.Kind.Int });
        return graph;
    }

    private static string Add(Graph graph, string kind, string output, params ReadOnlySpan<string> inputs)
    {
        var node = new Node { OpType = kind, Name = output, Output = { output } };
        foreach (var input in inputs)
        {
            node.Input.Add(input);
        }

        graph.Node.Add(node);
        return output;
    }

    private static string Weights(int layer) => Name("weights", layer);

    private static string Biases(int layer) => Name("biases", layer);

    private static string Name(string what, int layer) => string.Create(CultureInfo.InvariantCulture, $"{what}{layer}");

    private static ValueInfo Matrix(string name, int columns) => new()
    {
        Name = name,
        Type = new Contracts.Onnx.Type
        {
            TensorType = new() { ElemType = Float, Shape = new Shape { Dim = { new Shape.Types.Dimension { DimParam = Decisions }, new Shape.Types.Dimension { DimValue = columns } } } },
        },
    };

    private static Tensor TensorOf(string name, float[] values, params ReadOnlySpan<long> dimensions)
    {
        var tensor = new Tensor { Name = name, DataType = Float, RawData = ByteString.CopyFrom(LittleEndian(MemoryMarshal.AsBytes<float>(values))) };
        foreach (var dimension in dimensions)
        {
            tensor.Dims.Add(dimension);
        }

        return tensor;
    }

    private static Tensor Find(Graph graph, string name) => graph.Initializer.Single(tensor => tensor.Name == name && tensor.DataType == Float);

    private static float[] ValuesOf(Tensor tensor)
    {
        var bytes = LittleEndian(tensor.RawData.Span);
        return bytes.Length == tensor.Dims.Aggregate(1L, (product, size) => checked(product * size)) * sizeof(float)
            ? MemoryMarshal.Cast<byte, float>(bytes).ToArray()
            : throw new InvalidDataException($"The tensor {tensor.Name} has {bytes.Length} bytes, which are not those of its size.");
    }

    private static byte[] LittleEndian(ReadOnlySpan<byte> bytes)
    {
        var copy = bytes.ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            foreach (var value in copy.Chunk(sizeof(float)).Select((_, i) => i * sizeof(float)))
            {
                copy.AsSpan(value, sizeof(float)).Reverse();
            }
        }

        return copy;
    }
}
