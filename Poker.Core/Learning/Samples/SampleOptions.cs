using System.Globalization;

namespace Poker.Core.Learning.Samples;

/// <summary>Which decisions make samples.</summary>
public sealed record SampleOptions
{
    /// <summary>Big blinds beyond the current bet that a stack which is not told counts as, in the mask, the bins and the features.</summary>
    public const int AssumedBigBlinds = 100;

    /// <summary>
    /// The weight, in [0, 1], of decisions by players whose cards are known only because they were shown; 0 leaves them out. Who folds never shows,
    /// so that a model of such decisions believes that nobody folds.
    /// </summary>
    public float ShownWeight { get; init; }

    /// <summary>
    /// Whether to keep decisions with somebody left whose stack is not told, or only by a later action, with <see cref="AssumedBigBlinds"/>; the
    /// vector says so, and says nothing of stacks. For the action taken alone: a policy's answer is one for stacks that are known.
    /// </summary>
    public bool WithAssumedStacks { get; init; }

    /// <summary>All of it in a line, for samples to tell what they were made with.</summary>
    public string Describe() => string.Create(
        CultureInfo.InvariantCulture, $"shown {ShownWeight:0.###}, assumed stacks {(WithAssumedStacks ? "deep" : "left out")}");
}
