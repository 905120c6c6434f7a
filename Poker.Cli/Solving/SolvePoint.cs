using Poker.Core.Solving;

namespace Poker.Cli.Solving;

/// <summary>A point of the convergence curve: the average strategy after some iterations; means over the runs, chips a game.</summary>
internal sealed record SolvePoint(
    long Iterations, double Exploitability, double LeastExploitability, double MostExploitability, double Value, double Seconds)
{
    /// <summary>The point of the runs that stand at these iterations.</summary>
    /// <param name="iterations">Iterations done.</param>
    /// <param name="runs">Each run's strategy.</param>
    /// <param name="seconds">Time spent solving so far, assessing not counted, all runs together.</param>
    public static SolvePoint Of(long iterations, IReadOnlyCollection<ProfileQuality> runs, double seconds) => new(
        iterations,
        runs.Average(run => run.Exploitability),
        runs.Min(run => run.Exploitability),
        runs.Max(run => run.Exploitability),
        runs.Average(run => run.Value),
        seconds);
}
