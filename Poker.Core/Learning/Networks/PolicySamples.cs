namespace Poker.Core.Learning.Networks;

/// <summary>Decisions to learn from, column by column.</summary>
public sealed class PolicySamples
{
    private readonly List<float[]> _features = [];
    private readonly List<float[]> _targets = [];
    private readonly List<uint> _legal = [];
    private readonly List<float> _weights = [];

    /// <summary>None yet.</summary>
    /// <param name="features">Features of a decision.</param>
    /// <param name="actions">Action bins.</param>
    public PolicySamples(int features, int actions) => (Features, Actions) = (features, actions);

    /// <summary>Features of a decision.</summary>
    public int Features { get; }

    /// <summary>Action bins.</summary>
    public int Actions { get; }

    /// <summary>How many there are.</summary>
    public int Count => _legal.Count;

    /// <summary>Adds one.</summary>
    /// <param name="features">What was to be seen.</param>
    /// <param name="legal">Bit i: bin i was legal.</param>
    /// <param name="target">A probability for each bin, of legal ones alone; they add up to 1.</param>
    /// <param name="weight">How much it counts, more than 0.</param>
    /// <exception cref="ArgumentException">A value is not finite, a length is wrong, or the target is no distribution over the legal bins.</exception>
    public void Add(ReadOnlySpan<float> features, uint legal, ReadOnlySpan<float> target, float weight = 1)
    {
        if (features.Length != Features || target.Length != Actions)
        {
            throw new ArgumentException($"A sample has {Features} features and {Actions} bins, not {features.Length} and {target.Length}.");
        }

        foreach (var value in features)
        {
            Require(float.IsFinite(value), "A feature is not finite.");
        }

        var sum = 0.0;
        for (var i = 0; i < target.Length; i++)
        {
            Require(target[i] is >= 0 and <= 1, "A target's probability is not between 0 and 1.");
            Require(target[i] == 0 || (legal >> i & 1) != 0, "A target has a bin that is not legal.");
            sum += target[i];
        }

        Require(Math.Abs(sum - 1) < 1e-3, "A target's probabilities do not add up to 1.");
        Require(float.IsFinite(weight) && weight > 0, "A weight is not above 0.");
        _features.Add(features.ToArray());
        _targets.Add(target.ToArray());
        _legal.Add(legal);
        _weights.Add(weight);
    }

    /// <summary>The features of one.</summary>
    public ReadOnlySpan<float> FeaturesOf(int sample) => _features[sample];

    /// <summary>The target of one.</summary>
    public ReadOnlySpan<float> TargetOf(int sample) => _targets[sample];

    /// <summary>The legal bins of one.</summary>
    public uint LegalOf(int sample) => _legal[sample];

    /// <summary>The weight of one.</summary>
    public float WeightOf(int sample) => _weights[sample];

    private static void Require(bool holds, string problem)
    {
        if (!holds)
        {
            throw new ArgumentException(problem);
        }
    }
}
