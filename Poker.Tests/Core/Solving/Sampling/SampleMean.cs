namespace Poker.Tests.Core.Solving.Sampling;

/// <summary>A mean and its standard error.</summary>
internal struct SampleMean
{
    private double _sum, _squares;
    private long _count;

    public void Add(double value)
    {
        _sum += value;
        _squares += value * value;
        _count++;
    }

    public readonly void AssertMean(double expected, double standardErrors, double rounding = 1e-12)
    {
        var mean = _sum / _count;
        var error = Math.Sqrt(Math.Max((_squares / _count) - (mean * mean), 0) / _count);
        Assert.InRange(mean - expected, (-standardErrors * error) - rounding, (standardErrors * error) + rounding);
    }
}
