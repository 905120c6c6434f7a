namespace Poker.Core.Solving.Sampling;

/// <summary>Iteration t weighs t, which lets early junk fade. Brown and Sandholm, 2019, who call it linear MCCFR.</summary>
public readonly struct LinearWeights : IIterationWeights
{
    /// <inheritdoc />
    public static string Algorithm => "mccfr-linear";

    /// <inheritdoc />
    public static double Of(long iteration) => iteration;
}
