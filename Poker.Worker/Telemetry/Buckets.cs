using System.Diagnostics.Metrics;

namespace Poker.Worker.Telemetry;

/// <summary>Where histograms are cut: by default they are for milliseconds, and all that is here takes seconds to minutes.</summary>
internal static class Buckets
{
    /// <summary>Seconds of jobs and of their steps: three a power of ten, from 1 ms to a quarter of an hour.</summary>
    public static InstrumentAdvice<double> Jobs { get; } = new()
    {
        HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
    };

    /// <summary>Batches that came to count meanwhile: every number that is usual, then powers of two.</summary>
    public static InstrumentAdvice<long> Staleness { get; } = new() { HistogramBucketBoundaries = [0, 1, 2, 3, 4, 6, 8, 12, 16, 32, 64, 128, 256] };
}
