namespace Poker.Core.Statistics;

/// <summary>An estimate with its 95 % confidence interval, as many means of samples are distributed: normally.</summary>
/// <param name="Mean">The estimate.</param>
/// <param name="HalfWidth">Half of the interval's width, ≥ 0; NaN where there were too few values to tell.</param>
public readonly record struct Interval(double Mean, double HalfWidth)
{
    /// <summary>Standard errors to either side of a normal mean that hold 95 % of it.</summary>
    public const double Normal95 = 1.959963984540054;

    /// <summary>The lower end.</summary>
    public double Low => Mean - HalfWidth;

    /// <summary>The upper end.</summary>
    public double High => Mean + HalfWidth;

    /// <summary>Whether a value lies within.</summary>
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>The estimate in another unit.</summary>
    /// <param name="factor">Units of the result in one of these, positive.</param>
    public Interval Times(double factor) => new(Mean * factor, HalfWidth * factor);
}
