using Poker.Core.Solving.Cfr;

namespace Poker.Cli.Solving;

/// <summary>What <c>poker solve</c> was asked for.</summary>
/// <param name="Game">The game's name.</param>
/// <param name="Algorithm">The algorithm's name.</param>
/// <param name="Discounts">What discounted CFR discounts by.</param>
/// <param name="Iterations">Iterations in all, at least 1.</param>
/// <param name="Every">A point every so many iterations; 0 for a grid that widens with the iterations.</param>
/// <param name="Seed">The first run's seed; those after it count up from there.</param>
/// <param name="Runs">How many seeds to average over.</param>
/// <param name="WithStrategy">Whether the final average strategy is wanted.</param>
internal sealed record SolveRequest(
    string Game, string Algorithm, Discounts Discounts, long Iterations, long Every, ulong Seed, int Runs, bool WithStrategy)
{
    private static readonly long[] Steps = [1, 2, 5];

    /// <summary>The iterations at which the strategy is assessed, ascending: 1, 2, 5, 10 … or every so many, and the last.</summary>
    public IEnumerable<long> Points()
    {
        for (long next = 1, i = 0, scale = 1; ; scale = ++i % Steps.Length == 0 ? scale * 10 : scale)
        {
            next = Every > 0 ? Every * (i + 1) : Steps[i % Steps.Length] * scale;
            if (next >= Iterations)
            {
                yield return Iterations;
                yield break;
            }

            yield return next;
        }
    }
}
