namespace Poker.Core.Learning.Policies;

/// <summary>A policy over action bins, for one decision at a time. Safe to use from several threads.</summary>
public interface IActionPolicy
{
    /// <summary>The policy at a decision.</summary>
    /// <param name="features">A vector of <see cref="Samples.FeatureLayout.Count"/> numbers.</param>
    /// <param name="legal">Bit i: bin i is legal; at least one.</param>
    /// <param name="policy">Receives a probability for each of the <see cref="Samples.ActionBins.Count"/> bins: exactly 0 where it is not legal.</param>
    void Evaluate(ReadOnlySpan<float> features, int legal, Span<float> policy);
}
