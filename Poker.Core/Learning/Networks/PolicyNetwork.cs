using Poker.Core.Numerics;

namespace Poker.Core.Learning.Networks;

/// <summary>A policy as a multilayer perceptron: features in, a probability of each legal action bin out.</summary>
/// <remarks>
/// Hidden layers are rectified (ReLU); the output is a softmax over the legal bins alone. A value, once trained: safe for any number of
/// threads as long as nobody trains it.
/// </remarks>
public sealed class PolicyNetwork
{
    private readonly DenseLayer[] _layers;
    private readonly float[] _parameters;

    private PolicyNetwork(NetworkShape shape)
    {
        Shape = shape;
        _layers = DenseLayer.Of(shape);
        _parameters = new float[_layers[^1].End];
    }

    /// <summary>How wide its layers are.</summary>
    public NetworkShape Shape { get; }

    /// <summary>Where its layers lie in <see cref="Parameters"/>.</summary>
    internal IReadOnlyList<DenseLayer> Layers => _layers;

    /// <summary>All weights and biases, padding included.</summary>
    internal Span<float> Parameters => _parameters;

    /// <summary>A network that knows nothing: random weights of the variance that keeps signals as they are, biases of zero.</summary>
    /// <remarks>Source: He et al., "Delving deep into rectifiers", 2015. The output's weights are a tenth of that: its first policy is nearly uniform.</remarks>
    /// <param name="shape">How wide its layers are.</param>
    /// <param name="seed">Fixes the weights.</param>
    public static PolicyNetwork Create(NetworkShape shape, ulong seed)
    {
        var network = new PolicyNetwork(shape);
        for (var i = 0; i < network._layers.Length; i++)
        {
            var layer = network._layers[i];
            var rng = new Rng(seed, (ulong)i);
            var bound = Math.Sqrt(6.0 / layer.Inputs) * (i == network._layers.Length - 1 ? 0.1 : 1);
            var weights = network._parameters.AsSpan(layer.Weights);
            for (var input = 0; input < layer.Inputs; input++)
            {
                foreach (ref var weight in weights.Slice(input * layer.Stride, layer.Outputs))
                {
                    weight = (float)(((2 * rng.NextDouble()) - 1) * bound);
                }
            }
        }

        return network;
    }

    /// <summary>A network whose policy is uniform over the legal bins, and that can learn: random hidden weights, an output of zeros.</summary>
    /// <param name="shape">How wide its layers are.</param>
    /// <param name="seed">Fixes the weights.</param>
    public static PolicyNetwork CreateUniform(NetworkShape shape, ulong seed)
    {
        var network = Create(shape, seed);
        var output = network._layers[^1];
        network._parameters.AsSpan(output.Start, output.End - output.Start).Clear();
        return network;
    }

    /// <summary>A network of given weights.</summary>
    /// <param name="shape">How wide its layers are.</param>
    /// <param name="values">For each layer its weights, row by row with an input's outputs in a row, then its biases.</param>
    /// <exception cref="ArgumentException">There are too few or too many, or one is not finite.</exception>
    public static PolicyNetwork Of(NetworkShape shape, ReadOnlySpan<float> values)
    {
        if (values.Length != shape.Parameters)
        {
            throw new ArgumentException($"A network {shape} has {shape.Parameters} parameters, not {values.Length}.", nameof(values));
        }

        var network = new PolicyNetwork(shape);
        var at = 0;
        foreach (var layer in network._layers)
        {
            for (var row = 0; row <= layer.Inputs; row++, at += layer.Outputs)
            {
                values.Slice(at, layer.Outputs).CopyTo(network._parameters.AsSpan(layer.Start + (row * layer.Stride)));
            }
        }

        return network.IsFinite ? network : throw new ArgumentException("A parameter is not finite.", nameof(values));
    }

    /// <summary>Whether every parameter is a finite number.</summary>
    public bool IsFinite => Array.TrueForAll(_parameters, float.IsFinite);

    /// <summary>A network of its own with the same weights.</summary>
    public PolicyNetwork Copy()
    {
        var copy = new PolicyNetwork(Shape);
        _parameters.CopyTo(copy._parameters, 0);
        return copy;
    }

    /// <summary>The weights of a layer, row by row with an input's outputs in a row.</summary>
    /// <param name="layer">0 for the first hidden one.</param>
    public float[] WeightsOf(int layer)
    {
        var (all, weights) = (_layers[layer], new float[_layers[layer].Inputs * _layers[layer].Outputs]);
        for (var input = 0; input < all.Inputs; input++)
        {
            _parameters.AsSpan(all.Start + (input * all.Stride), all.Outputs).CopyTo(weights.AsSpan(input * all.Outputs));
        }

        return weights;
    }

    /// <summary>The biases of a layer.</summary>
    /// <param name="layer">0 for the first hidden one.</param>
    public float[] BiasesOf(int layer) => _parameters.AsSpan(_layers[layer].Biases)[.._layers[layer].Outputs].ToArray();

    /// <summary>The policy at some decisions.</summary>
    /// <param name="features">Their features, one decision after the other.</param>
    /// <param name="legal">For each, which bins are legal: bit i is bin i; at least one.</param>
    /// <param name="policy">Receives a probability for each bin of each decision: exactly 0 where it is not legal.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or no bin is legal.</exception>
    public void Evaluate(ReadOnlySpan<float> features, ReadOnlySpan<uint> legal, Span<float> policy)
    {
        if (features.Length != legal.Length * Shape.Features || policy.Length != legal.Length * Shape.Actions)
        {
            throw new ArgumentException($"{legal.Length} decisions have {legal.Length * Shape.Features} features and {legal.Length * Shape.Actions} probabilities.");
        }

        var pass = new NetworkPass(this, Math.Min(legal.Length, NetworkPass.UsualRows));
        pass.Load();
        for (var first = 0; first < legal.Length; first += pass.Rows)
        {
            var count = Math.Min(pass.Rows, legal.Length - first);
            pass.Forward(features.Slice(first * Shape.Features, count * Shape.Features), count);
            for (var row = 0; row < count; row++)
            {
                MaskedSoftmax.Of(pass.Logits(row), legal[first + row], policy.Slice((first + row) * Shape.Actions, Shape.Actions));
            }
        }
    }
}
