using System.Globalization;

namespace Poker.Core.Solving.Cfr;

/// <summary>DCFR(α, β, γ): after every iteration old regrets fade, good ones and bad ones at their own pace.</summary>
/// <remarks>Source: Brown and Sandholm, "Solving imperfect-information games via discounted regret minimization", 2019.</remarks>
public readonly struct DiscountedCfr : ICfrVariant
{
    /// <inheritdoc />
    public static string Describe(Discounts discounts) =>
        string.Create(CultureInfo.InvariantCulture, $"dcfr({discounts.Alpha}, {discounts.Beta}, {discounts.Gamma})");

    /// <inheritdoc />
    public static double AverageWeight(long iteration, Discounts discounts) => Math.Pow(iteration, discounts.Gamma);

    /// <inheritdoc />
    public static void AddRegrets(Span<double> regrets, ReadOnlySpan<double> added, long iteration, Discounts discounts)
    {
        var (positive, negative) = (Fading(iteration, discounts.Alpha), Fading(iteration, discounts.Beta));
        for (var entry = 0; entry < regrets.Length; entry++)
        {
            var regret = regrets[entry] + added[entry];
            regrets[entry] = regret * (regret > 0 ? positive : negative);
        }
    }

    private static double Fading(long iteration, double exponent)
    {
        var power = Math.Pow(iteration, exponent);
        return power / (power + 1);
    }
}
