using System.Text;

namespace Poker.Cli.Bench;

/// <summary>One measurement of a bench: what was done, how fast, at what cost, and the checksum a pure refactor must not change.</summary>
/// <param name="Bench">The bench's name, such as <c>evaluator</c>.</param>
/// <param name="Name">What was measured, such as <c>seven cards, random order</c>.</param>
/// <param name="Count">How many units of work were done.</param>
/// <param name="Unit">What a unit is, such as <c>hands</c>.</param>
/// <param name="CpuSeconds">Processor time of all threads, user and kernel.</param>
/// <param name="WallSeconds">Time on the clock.</param>
/// <param name="PeakMegabytes">The process's largest resident size so far, in units of 2²⁰ bytes.</param>
/// <param name="Checksum">A sum over all results, 16 hexadecimal digits; empty where results depend on who was faster.</param>
internal sealed record BenchResult(
    string Bench, string Name, long Count, string Unit, double CpuSeconds, double WallSeconds, double PeakMegabytes, string Checksum)
{
    /// <summary>Units a second on the clock.</summary>
    public double PerSecond => WallSeconds > 0 ? Count / WallSeconds : 0;

    /// <summary>Units a second of processor time.</summary>
    public double PerCpuSecond => CpuSeconds > 0 ? Count / CpuSeconds : 0;

    /// <summary>One row for all: sums of costs, and a checksum over the names, counts and checksums, in their order, of rows that have one.</summary>
    public static BenchResult Combined(IReadOnlyList<BenchResult> results)
    {
        var lines = string.Concat(results.Where(result => result.Checksum.Length > 0).Select(result => $"{result.Bench}\t{result.Name}\t{result.Count}\t{result.Checksum}\n"));
        return new(
            "all", "rows above, combined", results.Count, "rows",
            results.Sum(result => result.CpuSeconds),
            results.Sum(result => result.WallSeconds),
            results.Select(result => result.PeakMegabytes).DefaultIfEmpty().Max(),
            Checksums.Of<byte>(Encoding.UTF8.GetBytes(lines)).ToString("x16"));
    }
}
