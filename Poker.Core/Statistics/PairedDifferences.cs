namespace Poker.Core.Statistics;

/// <summary>Compares two series value by value, such as two strategies over the same deals: what the pairs share cancels.</summary>
public struct PairedDifferences
{
    private RunningMoments _first;
    private RunningMoments _second;
    private RunningMoments _differences;

    /// <summary>The first series.</summary>
    public readonly RunningMoments First => _first;

    /// <summary>The second series.</summary>
    public readonly RunningMoments Second => _second;

    /// <summary>First less second, pair by pair.</summary>
    public readonly RunningMoments Differences => _differences;

    /// <summary>How the series vary together, in [−1, 1]; NaN of fewer than two pairs or of a constant series.</summary>
    public readonly double Correlation => (_first.Variance + _second.Variance - _differences.Variance)
        / (2 * Math.Sqrt(_first.Variance * _second.Variance));

    /// <summary>Takes a pair.</summary>
    public void Add(double first, double second)
    {
        _first.Add(first);
        _second.Add(second);
        _differences.Add(first - second);
    }

    /// <summary>Takes all pairs of another series.</summary>
    public void Merge(PairedDifferences other)
    {
        _first.Merge(other._first);
        _second.Merge(other._second);
        _differences.Merge(other._differences);
    }
}
