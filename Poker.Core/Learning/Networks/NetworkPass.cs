using System.Numerics;
using System.Numerics.Tensors;

namespace Poker.Core.Learning.Networks;

/// <summary>Goes forwards and back through a network with some decisions at a time, in buffers of its own. Not thread-safe.</summary>
internal sealed class NetworkPass
{
    /// <summary>Decisions at a time: what the layers make of them stays in the cache.</summary>
    public const int UsualRows = 256;

    private readonly PolicyNetwork _network;
    private readonly Panels[] _weights;
    private readonly float[][] _values;
    private readonly float[] _none;

    /// <summary>Buffers for a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">The most decisions at a time.</param>
    public NetworkPass(PolicyNetwork network, int rows)
    {
        (_network, Rows) = (network, Math.Max(rows, 1));
        _weights = [.. network.Layers.Select(layer => new Panels(layer.Inputs, layer.Outputs))];
        _values = [.. network.Layers.Select(layer => new float[Rows * layer.Stride])];
        _none = new float[network.Layers.Max(layer => Math.Max(layer.Stride, Panels.Padded(layer.Inputs)))];
    }

    /// <summary>The most decisions at a time.</summary>
    public int Rows { get; }

    /// <summary>Takes the network's weights as they are now.</summary>
    public void Load()
    {
        for (var i = 0; i < _weights.Length; i++)
        {
            _weights[i].Pack(_network.Parameters[_network.Layers[i].Weights], _network.Layers[i].Inputs);
        }
    }

    /// <summary>Computes the logits of some decisions.</summary>
    /// <param name="features">Their features, one decision after the other.</param>
    /// <param name="rows">How many.</param>
    public void Forward(ReadOnlySpan<float> features, int rows)
    {
        var input = features;
        var stride = _network.Shape.Features;
        for (var i = 0; i < _weights.Length; i++)
        {
            var layer = _network.Layers[i];
            var output = _values[i].AsSpan(0, rows * layer.Stride);
            MatrixProduct.Multiply(input, stride, 1, rows, layer.Inputs, _weights[i], _network.Parameters[layer.Biases], output);
            if (i < _weights.Length - 1)
            {
                TensorPrimitives.Max(output, 0f, output);
            }

            input = output;
            stride = layer.Stride;
        }
    }

    /// <summary>The logits of one decision of the last <see cref="Forward"/>.</summary>
    public Span<float> Logits(int row)
    {
        var layer = _network.Layers[^1];
        return _values[^1].AsSpan(row * layer.Stride, layer.Outputs);
    }

    /// <summary>The gradient of every parameter, from that of the logits, which stands in their place.</summary>
    /// <param name="features">What the last <see cref="Forward"/> was given.</param>
    /// <param name="rows">How many decisions.</param>
    /// <param name="gradients">Receives a value for each of <see cref="PolicyNetwork.Parameters"/>.</param>
    /// <param name="scratch">Room for what goes back.</param>
    public void Backward(ReadOnlySpan<float> features, int rows, Span<float> gradients, BackwardScratch scratch)
    {
        ReadOnlySpan<float> ahead = _values[^1];
        for (var i = _weights.Length - 1; i >= 0; i--)
        {
            var layer = _network.Layers[i];
            var told = ahead[..(rows * layer.Stride)];
            var input = i == 0 ? features : _values[i - 1];
            var inputStride = i == 0 ? layer.Inputs : _network.Layers[i - 1].Stride;

            // Of a weight: its input times its output's gradient, over all decisions.
            scratch.Ahead[i].Pack(told, rows);
            MatrixProduct.Multiply(input, 1, inputStride, layer.Inputs, rows, scratch.Ahead[i], _none, gradients[layer.Weights]);
            SumRows(told, layer.Stride, gradients[layer.Biases]);
            if (i == 0)
            {
                break;
            }

            scratch.Transposed[i].PackTransposed(_network.Parameters[layer.Weights], layer.Stride, layer.Inputs, layer.Stride);
            var back = scratch.Back[i - 1].AsSpan(0, rows * inputStride);
            MatrixProduct.Multiply(told, layer.Stride, 1, rows, layer.Stride, scratch.Transposed[i], _none, back);
            Rectify(input[..back.Length], back);
            ahead = back;
        }
    }

    private static void SumRows(ReadOnlySpan<float> values, int stride, Span<float> sums)
    {
        sums.Clear();
        for (var at = 0; at < values.Length; at += stride)
        {
            TensorPrimitives.Add(sums, values.Slice(at, stride), sums);
        }
    }

    // What was cut off at zero does not matter for the output.
    private static void Rectify(ReadOnlySpan<float> outputs, Span<float> gradients)
    {
        var (width, at) = (Vector<float>.Count, 0);
        for (; at + width <= outputs.Length; at += width)
        {
            var passes = Vector.GreaterThan(new Vector<float>(outputs[at..]), Vector<float>.Zero);
            Vector.ConditionalSelect(passes, new Vector<float>(gradients[at..]), Vector<float>.Zero).CopyTo(gradients[at..]);
        }

        for (; at < outputs.Length; at++)
        {
            gradients[at] = outputs[at] > 0 ? gradients[at] : 0;
        }
    }
}
