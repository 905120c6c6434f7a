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
        Span<double> regrets = stackalloc double[EdgeSet.Most], averages = stackalloc double[EdgeSet.Most];
        for (var node = 0; node < tables.Tree.Nodes.Length; node++)
        {
            var actions = tables.Tree.Nodes[node].Actions;
            for (var bucket = 0; bucket < tables.Buckets[(int)tables.Tree.Nodes[node].Street]; bucket++)
            {
                tables.Read(node, bucket, regrets, averages);
                var (most, any) = (0.0, false);
                for (var action = 0; action < actions; action++)
                {
                    most = Math.Max(most, regrets[action]);
                    any |= regrets[action] != 0 || averages[action] != 0;
                }

                touched += any ? 1 : 0;
                sum += most;
            }
        }

        return new(iterations, nodes, touched, weight > 0 ? sum / weight / 2 * ThousandthsOfBigBlind : 0);
    }
}
