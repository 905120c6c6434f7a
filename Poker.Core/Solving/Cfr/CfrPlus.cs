namespace Poker.Core.Solving.Cfr;

/// <summary>CFR+: regrets never fall below 0, iteration t weighs t in the average (no delay).</summary>
/// <remarks>Source: Tammelin, "Solving large imperfect information games using CFR+", 2014.</remarks>
public readonly struct CfrPlus : ICfrVariant
{
    /// <inheritdoc />
    public static string Describe(Discounts discounts) => "cfr+";

    /// <inheritdoc />
    public static double AverageWeight(long iteration, Discounts discounts) => iteration;

    /// <inheritdoc />
    public static void AddRegrets(Span<double> regrets, ReadOnlySpan<double> added, long iteration, Discounts discounts)
    {
        for (var entry = 0; entry < regrets.Length; entry++)
        {
            regrets[entry] = Math.Max(regrets[entry] + added[entry], 0);
        }
    }
}
