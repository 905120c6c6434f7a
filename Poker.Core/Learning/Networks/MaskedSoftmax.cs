namespace Poker.Core.Learning.Networks;

/// <summary>Softmax over the legal actions alone.</summary>
internal static class MaskedSoftmax
{
    /// <summary>exp(logit) of each legal bin over their sum; 0 of the others.</summary>
    /// <param name="logits">A logit for each bin.</param>
    /// <param name="legal">Bit i: bin i is legal.</param>
    /// <param name="policy">Receives the probabilities; may be <paramref name="logits"/>.</param>
    /// <returns>The logarithm of the sum of exp(logit) over the legal bins.</returns>
    /// <exception cref="ArgumentException">No bin is legal.</exception>
    public static float Of(ReadOnlySpan<float> logits, uint legal, Span<float> policy)
    {
        var largest = float.NegativeInfinity;
        for (var i = 0; i < logits.Length; i++)
        {
            largest = (legal >> i & 1) != 0 ? Math.Max(largest, logits[i]) : largest;
        }

        if (float.IsNegativeInfinity(largest))
        {
            throw new ArgumentException("No action is legal.", nameof(legal));
        }

        var sum = 0f;
        for (var i = 0; i < logits.Length; i++)
        {
            // The largest one is subtracted, so that no power overflows.
            policy[i] = (legal >> i & 1) != 0 ? MathF.Exp(logits[i] - largest) : 0;
            sum += policy[i];
        }

        for (var i = 0; i < logits.Length; i++)
        {
            policy[i] /= sum;
        }

        return largest + MathF.Log(sum);
    }
}
