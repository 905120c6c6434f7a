using Poker.Core.Solving.Blueprints;

namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>What a blueprint holds of one decision, for every bucket of its street; arrays are at [bucket · actions + action].</summary>
/// <param name="buckets">Buckets of the street.</param>
/// <param name="actions">Edges of the decision.</param>
public sealed class DecisionRecord(int buckets, int actions)
{
    private float[]? _policies;

    /// <summary>Buckets of the street.</summary>
    public int Buckets => buckets;

    /// <summary>Edges of the decision.</summary>
    public int Actions => actions;

    /// <summary>Cumulative regrets in chips, 0 where training never came.</summary>
    public float[] Regrets { get; } = new float[buckets * actions];

    /// <summary>Cumulative strategy, 0 where training never came.</summary>
    public float[] Averages { get; } = new float[buckets * actions];

    /// <summary>The average strategy, a probability an edge. Filled from the other two when first asked for.</summary>
    public float[] Policies => _policies ??= Normalised();

    /// <summary>How much strategy was added up in a bucket: iterations that came there, by their weights.</summary>
    public double VisitsOf(int bucket)
    {
        var sum = 0.0;
        foreach (var average in Averages.AsSpan(bucket * actions, actions))
        {
            sum += average;
        }

        return sum;
    }

    private float[] Normalised()
    {
        var policies = new float[Regrets.Length];
        for (var first = 0; first < policies.Length; first += actions)
        {
            AveragePolicy.Write<float>(Regrets.AsSpan(first, actions), Averages.AsSpan(first, actions), policies.AsSpan(first, actions));
        }

        return policies;
    }
}
