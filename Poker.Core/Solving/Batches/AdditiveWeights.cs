using Poker.Core.Solving.Blueprints;

namespace Poker.Core.Solving.Batches;

/// <summary>Which weightings batches of several workers may have: those whose sums are the training.</summary>
public static class AdditiveWeights
{
    /// <summary>Refuses the others.</summary>
    /// <exception cref="ArgumentException">With the reason and the ways out.</exception>
    public static void Require(IterationWeighting weighting)
    {
        if (weighting == IterationWeighting.Discounted)
        {
            throw new ArgumentException(
                "Discounted weights cannot be shared out: what a batch adds would have to be multiplied by every later sweep, so that deltas could not "
                + "be summed. Train with linear or uniform weights, or in one process (poker fast).");
        }
    }
}
