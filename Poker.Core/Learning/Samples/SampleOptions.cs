using System.Globalization;

namespace Poker.Core.Learning.Samples;

/// <summary>Which decisions make samples.</summary>
public sealed record SampleOptions
{
    /// <summary>
    /// The weight, in [0, 1], of decisions by players whose cards are known only because they were shown; 0 leaves them out. Who folds never shows,
    /// so that a model of such decisions believes that nobody folds.
    /// </summary>
    public float ShownWeight { get; init; }

    /// <summary>Whether to keep decisions with somebody left whose stack is not told; the vector says so, and says nothing of stacks.</summary>
    public bool WithAssumedStacks { get; init; }

    /// <summary>All of it in a line, for samples to tell what they were made with.</summary>
    public string Describe() => string.Create(
        CultureInfo.InvariantCulture, $"shown {ShownWeight:0.###}, assumed stacks {(WithAssumedStacks ? "kept" : "left out")}");
}
