using System.Diagnostics;

namespace Poker.Cli.Bench;

/// <summary>What a bench is given: how many threads it may use, where tables lie, which bets to train, when to stop, and the stopwatch.</summary>
internal sealed record BenchContext(int Threads, string DataFolder, string Preset, CancellationToken Cancel)
{
    /// <summary>Workers of the bench coordinator.</summary>
    public int Workers { get; init; } = 50;

    /// <summary>Seconds that the benches coordinator and bot work.</summary>
    public int Seconds { get; init; } = 60;

    /// <summary>How long benches run that measure a rate over time.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Does work once and measures it; the work returns how many units it did and a checksum over its results.</summary>
    public BenchResult Measure(IBench bench, string name, string unit, Func<(long Count, ulong Checksum)> work)
    {
        Cancel.ThrowIfCancellationRequested();
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var start = Stopwatch.GetTimestamp();
        var (count, checksum) = work();
        var wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        process.Refresh();
        var cpuSeconds = (process.TotalProcessorTime - cpu).TotalSeconds;
        return new(bench.Name, name, count, unit, cpuSeconds, wall, process.PeakWorkingSet64 / 1048576.0, checksum.ToString("x16"));
    }
}
