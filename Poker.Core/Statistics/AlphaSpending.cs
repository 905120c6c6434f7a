namespace Poker.Core.Statistics;

/// <summary>Shares an error rate out over a stream of tests without end.</summary>
/// <remarks>
/// The k-th test gets α · 6 / (π² k²). Those add up to α, so that the probability of any error in the whole stream is α at most, however many
/// tests there are and whatever the later ones depend on (union bound). Source: Foster and Stine, "α-investing", 2008, of which this is the
/// case that earns nothing back.
/// </remarks>
public static class AlphaSpending
{
    /// <summary>The error rate of a test.</summary>
    /// <param name="total">Of the whole stream, more than 0 and less than 1.</param>
    /// <param name="test">Its number, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static double RateOf(double total, long test)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(test);
        return total is > 0 and < 1
            ? total * 6 / (Math.PI * Math.PI * test * test)
            : throw new ArgumentOutOfRangeException(nameof(total), total, "An error rate is between 0 and 1.");
    }
}
