using System.Numerics;

namespace Poker.Core.Solving;

/// <summary>Strategies out of cumulative regrets and out of cumulative strategies, one information set at a time.</summary>
/// <remarks>Source: Hart and Mas-Colell, "A simple adaptive procedure leading to correlated equilibrium", 2000.</remarks>
public static class RegretMatching
{
    /// <summary>Writes the probabilities proportional to positive regrets; uniform ones if there are none.</summary>
    public static void Match<TReal>(ReadOnlySpan<TReal> regrets, Span<TReal> strategy)
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        var sum = TReal.Zero;
        for (var action = 0; action < regrets.Length; action++)
        {
            var positive = regrets[action] > TReal.Zero ? regrets[action] : TReal.Zero;
            strategy[action] = positive;
            sum += positive;
        }

        if (sum > TReal.Zero)
        {
            Divide(strategy[..regrets.Length], sum);
        }
        else
        {
            strategy[..regrets.Length].Fill(TReal.One / TReal.CreateTruncating(regrets.Length));
        }
    }

    /// <summary>Writes the average strategy of every set; a set never averaged falls back on its regrets, not on uniform play.</summary>
    /// <param name="sets">The shape of the arrays, which have a number an entry.</param>
    /// <param name="averages">Cumulative strategies, at least 0.</param>
    /// <param name="regrets">Cumulative regrets.</param>
    /// <param name="strategy">The result: each set's entries sum to 1.</param>
    public static void Average<TReal>(
        InformationSets sets, ReadOnlySpan<TReal> averages, ReadOnlySpan<TReal> regrets, Span<double> strategy)
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        Span<TReal> matched = new TReal[sets.Entries];
        for (var set = 0; set < sets.Count; set++)
        {
            var entries = sets.FirstEntry[set]..sets.FirstEntry[set + 1];
            Match(averages[entries], matched[entries]);
            if (averages[entries].IndexOfAnyExcept(TReal.Zero) < 0)
            {
                Match(regrets[entries], matched[entries]);
            }
        }

        for (var entry = 0; entry < strategy.Length; entry++)
        {
            strategy[entry] = double.CreateTruncating(matched[entry]);
        }
    }

    private static void Divide<TReal>(Span<TReal> values, TReal sum)
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        foreach (ref var value in values)
        {
            value /= sum;
        }
    }
}
