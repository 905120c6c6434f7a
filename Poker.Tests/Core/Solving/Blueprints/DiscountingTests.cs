using Poker.Core.Concurrency;
using Poker.Core.Solving.Blueprints;

namespace Poker.Tests.Core.Solving.Blueprints;

public sealed class DiscountingTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    public void A_sweep_multiplies_positive_regrets_negative_regrets_and_averages_each_by_its_factor(int sweep, int threads)
    {
        using var tables = RoyalTraining.NewTables();
        using var before = RoyalTraining.NewTables();
        ForEachSet(before, (node, bucket, regrets, averages) =>
        {
            var random = new Random((1000 * node) + bucket);
            for (var action = 0; action < regrets.Length; action++)
            {
                (regrets[action], averages[action]) = (random.Next(-50, 51), random.Next(0, 100));
            }

            before.Write(node, bucket, regrets, averages);
        });
        before.CopyTo(tables);
        using var crew = new WorkerCrew(threads);

        Discounting.Sweep(tables, sweep, crew);

        var (positive, average) = (Math.Pow(sweep, 1.5) / (Math.Pow(sweep, 1.5) + 1), Math.Pow(sweep / (sweep + 1.0), 2));
        ForEachSet(before, (node, bucket, regrets, averages) =>
        {
            var (after, afterAverages) = (new double[regrets.Length], new double[regrets.Length]);
            tables.Read(node, bucket, after, afterAverages);
            for (var action = 0; action < regrets.Length; action++)
            {
                Assert.Equal(regrets[action] * (regrets[action] > 0 ? positive : 0.5), after[action], 1e-5);
                Assert.Equal(averages[action] * average, afterAverages[action], 1e-5);
            }
        });
    }

    [Fact]
    public void Iterations_weigh_what_the_sweeps_have_left_of_them()
    {
        // Ten iterations, halved; ten more, and all of them times 2^1.5 / (2^1.5 + 1); three more.
        var factor = Math.Pow(2, 1.5) / (Math.Pow(2, 1.5) + 1);

        Assert.Equal(3, Discounting.WeightOf(3, 10));
        Assert.Equal((15 * factor) + 3, Discounting.WeightOf(23, 10), 1e-12);
    }

    private static void ForEachSet(BlueprintTables tables, Action<int, int, double[], double[]> visit)
    {
        for (var node = 0; node < tables.Tree.Nodes.Length; node++)
        {
            for (var bucket = 0; bucket < tables.Buckets[(int)tables.Tree.Nodes[node].Street]; bucket++)
            {
                var (regrets, averages) = (new double[tables.Tree.Nodes[node].Actions], new double[tables.Tree.Nodes[node].Actions]);
                tables.Read(node, bucket, regrets, averages);
                visit(node, bucket, regrets, averages);
            }
        }
    }
}
