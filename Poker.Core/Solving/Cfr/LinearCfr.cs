namespace Poker.Core.Solving.Cfr;

/// <summary>Linear CFR: iteration t weighs t in regrets and in the average; DCFR(1, 1, 1) up to a common factor.</summary>
/// <remarks>Source: Brown and Sandholm, "Solving imperfect-information games via discounted regret minimization", 2019.</remarks>
public readonly struct LinearCfr : ICfrVariant
{
    /// <inheritdoc />
    public static string Describe(Discounts discounts) => "linear";

    /// <inheritdoc />
    public static double AverageWeight(long iteration, Discounts discounts) => iteration;

    /// <inheritdoc />
    public static void AddRegrets(Span<double> regrets, ReadOnlySpan<double> added, long iteration, Discounts discounts)
    {
        for (var entry = 0; entry < regrets.Length; entry++)
        {
            regrets[entry] += iteration * added[entry];
        }
    }
}
