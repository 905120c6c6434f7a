namespace Poker.Core.Learning.Networks;

/// <summary>What a training came to.</summary>
/// <param name="Network">The network of the epoch with the least validation loss; the one it began with, if none was better.</param>
/// <param name="BestEpoch">That epoch; 0 for the beginning.</param>
/// <param name="Before">The validation loss at the beginning.</param>
/// <param name="Epochs">All epochs.</param>
public sealed record TrainedPolicy(PolicyNetwork Network, int BestEpoch, PolicyLoss Before, IReadOnlyList<PolicyEpoch> Epochs)
{
    /// <summary>The validation loss of <see cref="Network"/>.</summary>
    public PolicyLoss Validation => BestEpoch == 0 ? Before : Epochs[BestEpoch - 1].Validation;
}
