using System.Diagnostics;
using System.Globalization;

namespace Poker.Cli.Bench;

/// <summary>Times of calls in a line.</summary>
internal static class LatencyText
{
    /// <summary>Percentiles, in milliseconds.</summary>
    /// <param name="ticks">The times, in ticks of <see cref="Stopwatch"/>.</param>
    public static string Of(IEnumerable<long> ticks)
    {
        var sorted = ticks.Order().ToArray();
        return sorted.Length == 0
            ? "never"
            : string.Create(CultureInfo.InvariantCulture, $"p50 {At(0.5):0.0} p90 {At(0.9):0.0} p99 {At(0.99):0.0} max {At(1):0.0} ms");

        double At(double share) => sorted[(int)(share * (sorted.Length - 1))] * 1000d / Stopwatch.Frequency;
    }
}
