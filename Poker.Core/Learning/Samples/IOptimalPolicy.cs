using Poker.Core.Play;

namespace Poker.Core.Learning.Samples;

/// <summary>Tells what should be done at a spot, as a soft target in bins.</summary>
public interface IOptimalPolicy
{
    /// <summary>Which policy it is, for samples to tell what they were made with.</summary>
    string Name { get; }

    /// <summary>Writes what it would do.</summary>
    /// <param name="view">What the player to act sees.</param>
    /// <param name="label">Zeros, <see cref="ActionBins.Count"/> of them: receives probabilities that sum to 1, on legal bins alone.</param>
    /// <returns><see cref="LeftOut.None"/>, or why it has no answer.</returns>
    LeftOut Answer(in PlayerView view, Span<float> label);
}
