using System.Numerics.Tensors;

namespace Poker.Core.Learning.Networks;

/// <summary>Adds up what a <see cref="PolicyLoss"/> is the mean of.</summary>
internal sealed class LossSum
{
    private int _samples;
    private double _weight, _crossEntropy, _entropy, _agreement;

    /// <summary>The means.</summary>
    public PolicyLoss Mean => _samples == 0 ? default : new(_samples, _crossEntropy / _weight, _entropy / _weight, _agreement / _weight);

    /// <summary>Adds a decision, and turns its logits into their gradient.</summary>
    /// <param name="logits">The network's logits; receives weight · scale · (policy − target).</param>
    /// <param name="samples">The samples.</param>
    /// <param name="sample">Which.</param>
    /// <param name="scale">What the gradient is multiplied with, beside the sample's weight.</param>
    public void Add(Span<float> logits, PolicySamples samples, int sample, float scale)
    {
        var target = samples.TargetOf(sample);
        var weight = samples.WeightOf(sample);
        var (crossEntropy, entropy) = (0.0, 0.0);
        var best = TensorPrimitives.IndexOfMax(target);
        Span<float> told = stackalloc float[NetworkShape.MostActions];
        logits.CopyTo(told);
        var total = MaskedSoftmax.Of(told[..logits.Length], samples.LegalOf(sample), logits);
        for (var i = 0; i < target.Length; i++)
        {
            if (target[i] > 0)
            {
                crossEntropy -= target[i] * (double)(told[i] - total);
                entropy -= target[i] * Math.Log(target[i]);
            }
        }

        _samples++;
        _weight += weight;
        _crossEntropy += weight * crossEntropy;
        _entropy += weight * entropy;
        _agreement += TensorPrimitives.IndexOfMax(logits) == best ? weight : 0;
        TensorPrimitives.Subtract(logits, target, logits);
        TensorPrimitives.Multiply(logits, weight * scale, logits);
    }
}
