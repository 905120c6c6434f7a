using System.Numerics;
using Poker.Core.Learning.Samples;
using Poker.Core.Play;

namespace Poker.Core.Learning.Policies;

/// <summary>Plays a policy over action bins: a vector is made of what the player sees, and each legal bin stands for its action.</summary>
/// <param name="policy">The policy.</param>
/// <param name="features">Makes the vectors, of the layout that the policy was trained with.</param>
/// <param name="name">What to call it.</param>
public sealed class PolicyStrategy(IActionPolicy policy, FeatureWriter features, string name) : IStrategy
{
    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public int Decide(in PlayerView view, Span<WeightedAction> mix)
    {
        Span<float> vector = stackalloc float[FeatureLayout.Count];
        Span<float> bins = stackalloc float[ActionBins.Count];
        Decide(view, vector, out var legal, bins);
        return ToActions(view, legal, bins, mix);
    }

    /// <summary>The same in bins, with the vector that it rests on.</summary>
    /// <param name="view">What the player to act sees.</param>
    /// <param name="vector">Receives the features.</param>
    /// <param name="legal">Receives the mask of legal bins.</param>
    /// <param name="bins">Receives a probability for each bin.</param>
    public void Decide(in PlayerView view, Span<float> vector, out int legal, Span<float> bins)
    {
        legal = ActionBins.Legal(view.Betting);
        features.Write(view, vector);
        policy.Evaluate(vector, legal, bins);
    }

    /// <summary>A policy over bins as one over actions.</summary>
    /// <returns>How many actions it has.</returns>
    public static int ToActions(in PlayerView view, int legal, ReadOnlySpan<float> bins, Span<WeightedAction> mix)
    {
        var count = 0;
        for (var left = legal; left != 0; left &= left - 1)
        {
            var bin = BitOperations.TrailingZeroCount(left);
            if (bins[bin] > 0)
            {
                mix[count++] = new(ActionBins.ActionOf(view.Betting, (ActionBin)bin), bins[bin]);
            }
        }

        return count;
    }
}
