using Poker.Core.Numerics;
using Poker.Core.Solving;

namespace Poker.Tests.Core.Solving;

internal static class RandomStrategy
{
    public static double[] Regrets(InformationSets sets, ulong seed)
    {
        var rng = new Rng(seed);
        return [.. Enumerable.Range(0, sets.Entries).Select(_ => (2 * rng.NextDouble()) - 1)];
    }

    public static double[] Of(InformationSets sets, ulong seed)
    {
        var strategy = new double[sets.Entries];
        RegretMatching.Average<double>(sets, new double[sets.Entries], Regrets(sets, seed), strategy);
        return strategy;
    }
}
