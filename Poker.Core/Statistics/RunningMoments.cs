namespace Poker.Core.Statistics;

/// <summary>The count, mean and variance of values that come one by one, or of several such series together.</summary>
/// <remarks>
/// Numerically stable. The sum of two series depends on their order by rounding only, but it does: who wants the same bits merges in a
/// fixed order. Sources: Welford 1962; Chan, Golub and LeVeque 1983 for merging.
/// </remarks>
public struct RunningMoments
{
    private double _squares;

    /// <summary>How many values came.</summary>
    public long Count { get; private set; }

    /// <summary>Their mean; 0 where there are none.</summary>
    public double Mean { get; private set; }

    /// <summary>The unbiased estimate of their variance; NaN of fewer than two values.</summary>
    public readonly double Variance => Count > 1 ? _squares / (Count - 1) : double.NaN;

    /// <summary>The standard error of the mean; NaN of fewer than two values.</summary>
    public readonly double StandardError => Math.Sqrt(Variance / Count);

    /// <summary>Takes a value.</summary>
    public void Add(double value)
    {
        Count++;
        var before = value - Mean;
        Mean += before / Count;
        _squares += before * (value - Mean);
    }

    /// <summary>Takes all values of another series.</summary>
    public void Merge(RunningMoments other)
    {
        if (other.Count == 0)
        {
            return;
        }

        var apart = other.Mean - Mean;
        var count = Count + other.Count;
        _squares += other._squares + (apart * apart * ((double)Count * other.Count / count));
        Mean += apart * ((double)other.Count / count);
        Count = count;
    }

    /// <summary>The mean with its normal 95 % interval.</summary>
    public readonly Interval Interval() => new(Mean, Statistics.Interval.Normal95 * StandardError);
}
