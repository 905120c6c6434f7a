namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>What hands are worth when both players follow the blueprint from here on, in big blinds.</summary>
/// <remarks>A value is what is won at the end less what is put in from here on, so that a fold is worth 0.</remarks>
/// <param name="byAction">By action and pair; NaN where the other player has no hand that can be met.</param>
/// <param name="met">For each pair, the reach of the other player's that it can meet.</param>
public sealed class RangeValues(double[][] byAction, double[] met)
{
    /// <summary>The value of an action of a pair, or null.</summary>
    public double? Of(int action, int pair) => double.IsNaN(byAction[action][pair]) ? null : byAction[action][pair];

    /// <summary>The value of a pair that does what the blueprint does, or null.</summary>
    public double? Of(int pair, ReadOnlySpan<double> mix)
    {
        var value = 0.0;
        for (var action = 0; action < mix.Length; action++)
        {
            value += mix[action] * byAction[action][pair];
        }

        return double.IsNaN(value) ? null : value;
    }

    /// <summary>The mean value of some pairs, by how likely each of them meets the other player there; null where none is known.</summary>
    public double? MeanOf(IEnumerable<int> pairs, RangeHands hands, bool byReach)
    {
        var (value, weight) = (0.0, 0.0);
        var all = pairs as IReadOnlyList<int> ?? [.. pairs];
        var isReached = byReach && all.Any(pair => hands.Reach[pair] > 0);
        foreach (var pair in all)
        {
            if (Of(pair, hands.MixOf(pair)) is { } one)
            {
                var times = met[pair] * (isReached ? hands.Reach[pair] : 1);
                value += times * one;
                weight += times;
            }
        }

        return weight > 0 ? value / weight : null;
    }
}
