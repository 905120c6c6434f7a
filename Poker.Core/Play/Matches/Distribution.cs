using System.Globalization;

using Poker.Core.Game;
using Poker.Core.Numerics;

namespace Poker.Core.Play.Matches;

/// <summary>Checks what strategies give, and draws from it.</summary>
public static class Distribution
{
    // Sixteen probabilities that were normalised in single precision are off by less; anything more is a defect.
    private const double Tolerance = 1e-5;

    /// <summary>Why a mix is no distribution over legal actions, or null.</summary>
    /// <param name="state">The betting; somebody is to act.</param>
    /// <param name="mix">What the strategy was given to write into.</param>
    /// <param name="count">How many actions it said that it wrote.</param>
    public static string? FaultOf(in BettingState state, ReadOnlySpan<WeightedAction> mix, int count)
    {
        if (count < 1 || count > mix.Length)
        {
            return $"{count} actions are not 1 to {mix.Length}";
        }

        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            var (action, probability) = mix[i];
            if (!(probability >= 0))
            {
                return string.Create(CultureInfo.InvariantCulture, $"it would {action} with a probability of {probability}");
            }

            sum += probability;
            var refusal = state.RefusalOf(action);
            if (refusal != Refusal.None)
            {
                return $"it cannot {action}: {refusal.Describe(state.Legal())}";
            }

            for (var other = 0; other < i; other++)
            {
                if (mix[other].Action == action)
                {
                    return $"to {action} stands twice in its mix";
                }
            }
        }

        return Math.Abs(sum - 1) <= Tolerance ? null : string.Create(CultureInfo.InvariantCulture, $"its probabilities sum to {sum}, not 1");
    }

    /// <summary>The place of the action drawn.</summary>
    public static int Draw(ReadOnlySpan<WeightedAction> mix, ref Rng random) => Draw(mix, random.NextDouble());

    /// <summary>The place of the action that a number draws.</summary>
    /// <param name="mix">A distribution.</param>
    /// <param name="draw">In [0, 1).</param>
    public static int Draw(ReadOnlySpan<WeightedAction> mix, double draw)
    {
        var left = draw;
        var last = 0;
        for (var i = 0; i < mix.Length; i++)
        {
            if (mix[i].Probability > 0)
            {
                last = i;
                left -= mix[i].Probability;
                if (left < 0)
                {
                    break;
                }
            }
        }

        // A sum that rounds below 1 can leave a sliver: it is the last action's.
        return last;
    }
}
