using System.Globalization;
using Poker.Cli.Progress;

namespace Poker.Cli.Training;

/// <summary>The line with which every training session ends.</summary>
internal static class TrainedLine
{
    /// <summary>Writes it.</summary>
    /// <param name="iterations">Of the session.</param>
    /// <param name="seconds">Of the session, on the clock.</param>
    /// <param name="iterationsPerSecond">In the session.</param>
    /// <param name="nodesPerSecond">In the session.</param>
    /// <param name="epoch">Iterations in all.</param>
    /// <param name="hours">Trained in all.</param>
    public static string Of(long iterations, double seconds, double iterationsPerSecond, double nodesPerSecond, long epoch, double hours) => string.Create(
        CultureInfo.InvariantCulture,
        $"Trained {iterations:N0} iterations in {Figures.Clock(seconds)}: {Figures.Scaled(iterationsPerSecond)} iterations/s, {Figures.Scaled(nodesPerSecond)} nodes/s; {epoch:N0} iterations and {hours:0.00} h in all.");
}
