namespace Poker.Core.Learning.Networks;

/// <summary>How a policy network is trained.</summary>
public sealed record PolicyTrainingOptions
{
    /// <summary>Decisions a step.</summary>
    public int BatchSize { get; init; } = NetworkPass.UsualRows;

    /// <summary>Adam's step size.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>What each step takes off the weights, as a share of the step size (decoupled weight decay).</summary>
    public double WeightDecay { get; init; } = 1e-2;

    /// <summary>The most times that all samples are gone through.</summary>
    public int MostEpochs { get; init; } = 50;

    /// <summary>It ends when the validation loss has not fallen for so many epochs.</summary>
    public int Patience { get; init; } = 5;

    /// <summary>Fixes the order of the samples.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Checks them.</summary>
    /// <exception cref="ArgumentException">A value makes no sense.</exception>
    public void Validate()
    {
        Require(BatchSize is > 0 and <= 1 << 16, nameof(BatchSize), "1 to 65,536");
        Require(LearningRate is > 0 and <= 1, nameof(LearningRate), "more than 0 and at most 1");
        Require(WeightDecay is >= 0 and <= 1, nameof(WeightDecay), "0 to 1");
        Require(MostEpochs > 0, nameof(MostEpochs), "at least 1");
        Require(Patience > 0, nameof(Patience), "at least 1");
    }

    private static void Require(bool holds, string name, string range)
    {
        if (!holds)
        {
            throw new ArgumentException($"{name} must be {range}.", name);
        }
    }
}
