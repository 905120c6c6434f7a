namespace Poker.Core.Learning.Networks;

/// <summary>What one time through all samples came to.</summary>
/// <param name="Number">Which, from 1.</param>
/// <param name="Training">The loss while it went on, before each step.</param>
/// <param name="Validation">The loss over the validation samples after it.</param>
public readonly record struct PolicyEpoch(int Number, PolicyLoss Training, PolicyLoss Validation);
