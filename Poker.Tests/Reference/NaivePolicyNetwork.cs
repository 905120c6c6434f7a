using Poker.Core.Learning.Networks;

namespace Poker.Tests.Reference;

/// <summary>A policy network in doubles, one value after the other.</summary>
internal sealed class NaivePolicyNetwork
{
    private readonly NetworkShape _shape;
    private readonly double[] _parameters;

    private NaivePolicyNetwork(NetworkShape shape, double[] parameters) => (_shape, _parameters) = (shape, parameters);

    /// <summary>The same network: for each layer weights, an input's outputs in a row, then biases.</summary>
    public static NaivePolicyNetwork Of(PolicyNetwork network) => new(
        network.Shape,
        [.. Enumerable.Range(0, network.Shape.Layers).SelectMany(layer => network.WeightsOf(layer).Concat(network.BiasesOf(layer))).Select(value => (double)value)]);

    public int Parameters => _parameters.Length;

    /// <summary>The logarithm of the policy; −∞ where a bin is not legal.</summary>
    public double[] LogPolicy(ReadOnlySpan<float> features, uint legal)
    {
        double[] values = [.. features.ToArray().Select(value => (double)value)];
        var at = 0;
        for (var layer = 0; layer < _shape.Layers; layer++)
        {
            var (inputs, outputs) = (_shape.Widths[layer], _shape.Widths[layer + 1]);
            var next = new double[outputs];
            for (var output = 0; output < outputs; output++)
            {
                next[output] = _parameters[at + (inputs * outputs) + output];
                for (var input = 0; input < inputs; input++)
                {
                    next[output] += values[input] * _parameters[at + (input * outputs) + output];
                }
            }

            at += (inputs + 1) * outputs;
            values = layer < _shape.Layers - 1 ? [.. next.Select(value => Math.Max(value, 0))] : next;
        }

        var sum = values.Where((_, bin) => (legal >> bin & 1) != 0).Sum(Math.Exp);
        return [.. values.Select((value, bin) => (legal >> bin & 1) != 0 ? value - Math.Log(sum) : double.NegativeInfinity)];
    }

    /// <summary>The weighted mean cross-entropy.</summary>
    public double Loss(PolicySamples samples, IEnumerable<int> batch)
    {
        var (sum, weights) = (0.0, 0.0);
        foreach (var sample in batch)
        {
            var policy = LogPolicy(samples.FeaturesOf(sample), samples.LegalOf(sample));
            var target = samples.TargetOf(sample);
            for (var bin = 0; bin < policy.Length; bin++)
            {
                sum -= target[bin] == 0 ? 0 : samples.WeightOf(sample) * target[bin] * policy[bin];
            }

            weights += samples.WeightOf(sample);
        }

        return sum / weights;
    }

    /// <summary>The derivative of the loss by a parameter, by central differences.</summary>
    public double Slope(int parameter, PolicySamples samples, IReadOnlyList<int> batch)
    {
        const double Step = 1e-5;
        var value = _parameters[parameter];
        _parameters[parameter] = value + Step;
        var above = Loss(samples, batch);
        _parameters[parameter] = value - Step;
        var below = Loss(samples, batch);
        _parameters[parameter] = value;
        return (above - below) / (2 * Step);
    }
}
