namespace Poker.Core.Solving.Sampling;

/// <summary>Every iteration weighs 1: external sampling as published.</summary>
public readonly struct UniformWeights : IIterationWeights
{
    /// <inheritdoc />
    public static string Algorithm => "mccfr";

    /// <inheritdoc />
    public static double Of(long iteration) => 1;
}
