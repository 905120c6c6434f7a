namespace Poker.Core.Solving.Cfr;

/// <summary>The exponents of discounted CFR; the defaults are the paper's DCFR(1.5, 0, 2).</summary>
/// <param name="Alpha">Positive regrets are multiplied by t^α / (t^α + 1) after iteration t. −20 … 20.</param>
/// <param name="Beta">Negative regrets are multiplied by t^β / (t^β + 1). −20 … 20.</param>
/// <param name="Gamma">Iteration t weighs t^γ in the average strategy. 0 … 20.</param>
public sealed record Discounts(double Alpha = 1.5, double Beta = 0, double Gamma = 2)
{
    /// <summary>The largest magnitude of an exponent.</summary>
    public const double Limit = 20;

    /// <summary>Refuses exponents with which a long run would leave the range of a double.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is out of its range; the message names it.</exception>
    public void Validate()
    {
        Check(Alpha, -Limit, nameof(Alpha));
        Check(Beta, -Limit, nameof(Beta));
        Check(Gamma, 0, nameof(Gamma));
    }

    private static void Check(double exponent, double least, string name)
    {
        if (!(exponent >= least && exponent <= Limit))
        {
            throw new ArgumentOutOfRangeException(name.ToLowerInvariant(), $"{name} must be from {least} to {Limit}, not {exponent}.");
        }
    }
}
