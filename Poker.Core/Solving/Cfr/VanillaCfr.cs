namespace Poker.Core.Solving.Cfr;

/// <summary>Counterfactual regret minimisation as published: plain sums.</summary>
/// <remarks>Source: Zinkevich et al., "Regret minimization in games with incomplete information", 2007.</remarks>
public readonly struct VanillaCfr : ICfrVariant
{
    /// <inheritdoc />
    public static string Describe(Discounts discounts) => "cfr";

    /// <inheritdoc />
    public static double AverageWeight(long iteration, Discounts discounts) => 1;

    /// <inheritdoc />
    public static void AddRegrets(Span<double> regrets, ReadOnlySpan<double> added, long iteration, Discounts discounts)
    {
        for (var entry = 0; entry < regrets.Length; entry++)
        {
            regrets[entry] += added[entry];
        }
    }
}
