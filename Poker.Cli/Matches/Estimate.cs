using Poker.Core.Statistics;

namespace Poker.Cli.Matches;

/// <summary>A mean with its 95 % interval, mbb a hand, in reports; the half width is null of a single sample.</summary>
internal sealed record Estimate(double Mean, double? HalfWidth)
{
    /// <summary>An interval as JSON can hold it.</summary>
    public static Estimate Of(Interval interval) => new(interval.Mean, double.IsNaN(interval.HalfWidth) ? null : interval.HalfWidth);
}
