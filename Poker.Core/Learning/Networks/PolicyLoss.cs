namespace Poker.Core.Learning.Networks;

/// <summary>How well a network's policy foretells decisions: weighted means over them.</summary>
/// <param name="Samples">Decisions.</param>
/// <param name="CrossEntropy">Σ −target · ln policy, in nats; a hard target's log-loss.</param>
/// <param name="Entropy">Σ −target · ln target, in nats: what the best policy's cross-entropy would be.</param>
/// <param name="Agreement">The share of decisions whose likeliest bin is the target's.</param>
public readonly record struct PolicyLoss(int Samples, double CrossEntropy, double Entropy, double Agreement)
{
    /// <summary>The Kullback–Leibler divergence of the policy from the targets, in nats.</summary>
    public double Divergence => CrossEntropy - Entropy;
}
