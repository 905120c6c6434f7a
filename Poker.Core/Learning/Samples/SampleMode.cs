namespace Poker.Core.Learning.Samples;

/// <summary>What a sample's label is.</summary>
public enum SampleMode
{
    /// <summary>The bin of the action that was taken: how somebody plays.</summary>
    Taken = 0,

    /// <summary>What a policy would do at the spot, as probabilities of the bins: how to play.</summary>
    Optimal = 1,
}
