using System.Numerics;

namespace Poker.Core.Solving.Blueprints;

/// <summary>The strategy that a blueprint plays in an information set.</summary>
public static class AveragePolicy
{
    /// <summary>The normalised average; without one, matched regrets; with no regret above zero the greatest; with none at all the first action.</summary>
    /// <remarks>The first action is to check or to fold: what was never trained is not played with chips.</remarks>
    public static void Write<TReal>(ReadOnlySpan<TReal> regrets, ReadOnlySpan<TReal> averages, Span<float> probabilities)
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        probabilities = probabilities[..regrets.Length];
        if (Normalise(averages, probabilities) || Normalise(regrets, probabilities))
        {
            return;
        }

        var best = 0;
        for (var action = 1; action < regrets.Length; action++)
        {
            best = regrets[action] > regrets[best] ? action : best;
        }

        probabilities.Clear();
        probabilities[best] = 1;
    }

    private static bool Normalise<TReal>(ReadOnlySpan<TReal> weights, Span<float> probabilities)
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += Math.Max(0, double.CreateTruncating(weight));
        }

        if (sum <= 0)
        {
            return false;
        }

        for (var action = 0; action < weights.Length; action++)
        {
            probabilities[action] = (float)(Math.Max(0, double.CreateTruncating(weights[action])) / sum);
        }

        return true;
    }
}
