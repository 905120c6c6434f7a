using System.Numerics;

using Poker.Core.Solving.Betting;

namespace Poker.Core.Solving.Blueprints;

/// <summary>Measures tables in one pass.</summary>
internal static class TableStatistics
{
    private const double ThousandthsOfBigBlind = 1000.0 / BettingAbstraction.BigBlindChips;

    /// <summary>The statistics of tables.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="iterations">Iterations done.</param>
    /// <param name="nodes">Decisions met.</param>
    /// <param name="weight">The sum of the iterations' weights in the regrets.</param>
    public static TrainingStatistics Of(BlueprintTables tables, long iterations, long nodes, double weight)
    {
        var (touched, sum) = (0L, 0.0);
        for (var slab = 0; slab < BlueprintLayout.Slabs; slab++)
        {
            for (var bucket = 0; bucket < tables.Buckets[slab >> 1]; bucket++)
            {
                if (slab < BlueprintLayout.WideSlabs)
                {
                    AddRow<double>(tables, slab, bucket, tables.WideBytes, ref touched, ref sum);
                }
                else
                {
                    AddRow<float>(tables, slab, bucket, tables.NarrowBytes, ref touched, ref sum);
                }
            }
        }

        return new(iterations, nodes, touched, weight > 0 ? sum / weight / 2 * ThousandthsOfBigBlind : 0);
    }

    // Row by row, as the numbers lie in memory.
    private static void AddRow<T>(BlueprintTables tables, int slab, int bucket, long averagesAfter, ref long touched, ref double sum)
        where T : unmanaged, INumber<T>
    {
        var layout = tables.Layout;
        var at = tables.RegretAt(layout.FirstEntry[slab] + ((long)bucket * layout.RowEntries[slab]));
        var regrets = tables.Block.Slice<T>(at, layout.RowEntries[slab]);
        var averages = tables.Block.Slice<T>(at + averagesAfter, layout.RowEntries[slab]);
        var first = 0;
        foreach (var actions in layout.RowActions[slab])
        {
            var (most, any) = (T.Zero, false);
            for (var entry = first; entry < first + actions; entry++)
            {
                most = T.Max(most, regrets[entry]);
                any |= regrets[entry] != T.Zero || averages[entry] != T.Zero;
            }

            first += actions;
            touched += any ? 1 : 0;
            sum += double.CreateTruncating(most);
        }
    }
}
