using System.Numerics.Tensors;

namespace Poker.Core.Learning.Networks;

/// <summary>Adam with decoupled weight decay, β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸.</summary>
/// <remarks>Sources: Kingma and Ba, "Adam: a method for stochastic optimization", 2015; Loshchilov and Hutter, "Decoupled weight decay regularization", 2019.</remarks>
internal sealed class AdamOptimizer(int parameters, double learningRate, double weightDecay)
{
    private const float FirstDecay = 0.9f, SecondDecay = 0.999f, Epsilon = 1e-8f;

    private readonly float[] _first = new float[parameters];
    private readonly float[] _second = new float[parameters];
    private readonly float[] _step = new float[parameters];
    private int _steps;

    /// <summary>Takes a step.</summary>
    /// <param name="parameters">The parameters, changed in place.</param>
    /// <param name="gradients">A gradient for each.</param>
    /// <param name="decays">Where weights lie: biases do not decay.</param>
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients, ReadOnlySpan<Range> decays)
    {
        _steps++;
        foreach (var range in decays)
        {
            var weights = parameters[range];
            TensorPrimitives.Multiply(weights, (float)(1 - (learningRate * weightDecay)), weights);
        }

        // m ← β₁m + (1 − β₁)g;  v ← β₂v + (1 − β₂)g²
        TensorPrimitives.Multiply(gradients, 1 - FirstDecay, _step);
        TensorPrimitives.FusedMultiplyAdd(_first, FirstDecay, _step, _first);
        TensorPrimitives.Multiply(gradients, gradients, _step);
        TensorPrimitives.Multiply(_step, 1 - SecondDecay, _step);
        TensorPrimitives.FusedMultiplyAdd(_second, SecondDecay, _step, _second);

        // θ ← θ − α · m̂ / (√v̂ + ε), with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ)
        var firstBias = 1 - Math.Pow(FirstDecay, _steps);
        var secondBias = Math.Sqrt(1 - Math.Pow(SecondDecay, _steps));
        TensorPrimitives.Sqrt(_second, _step);
        TensorPrimitives.Add(_step, (float)(Epsilon * secondBias), _step);
        TensorPrimitives.Divide(_first, _step, _step);
        TensorPrimitives.FusedMultiplyAdd(_step, (float)(-learningRate * secondBias / firstBias), parameters, parameters);
    }
}
