using Poker.Core.Numerics;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;

namespace Poker.Tests.Harness;

/// <summary>Blueprints with made-up numbers, for all that stores and carries them.</summary>
internal static class MadeUpBlueprint
{
    public static readonly IReadOnlyList<int> Buckets = [25, 15, 20, 101];

    /// <summary>Tables where about that share of the information sets was touched.</summary>
    public static BlueprintTables Tables(BettingTree tree, IReadOnlyList<int> buckets, ulong seed, double share)
    {
        var tables = new BlueprintTables(tree, buckets);
        var rng = new Rng(seed);
        Span<double> regrets = stackalloc double[EdgeSet.Most];
        Span<double> averages = stackalloc double[EdgeSet.Most];
        for (var node = 0; node < tree.Nodes.Length; node++)
        {
            for (var bucket = 0; bucket < buckets[(int)tree.Nodes[node].Street]; bucket++)
            {
                if (rng.NextDouble() < share)
                {
                    // Whole numbers that any reasonable layout holds exactly; some sets have no average yet.
                    var averaged = rng.Below(10) > 0;
                    for (var action = 0; action < tree.Nodes[node].Actions; action++)
                    {
                        regrets[action] = (double)rng.Below(20_001) - 10_000;
                        averages[action] = averaged ? rng.Below(1_000) : 0;
                    }

                    tables.Write(node, bucket, regrets[..tree.Nodes[node].Actions], averages[..tree.Nodes[node].Actions]);
                }
            }
        }

        return tables;
    }

    /// <summary>A run of those bets.</summary>
    public static BlueprintRun Run(BettingAbstraction betting, IReadOnlyList<int> buckets, long iterations) => new(
        new Guid("0b1e0001-0002-0003-0004-000000000005"),
        BlueprintKey.Of(RoyalAbstraction.Key, betting, new TrainingOptions { Seed = 5 }),
        buckets,
        iterations,
        iterations * 200,
        iterations / 1000.0);

    /// <summary>Fails unless both hold the same numbers.</summary>
    public static void AssertEqual(BlueprintTables expected, BlueprintTables actual)
    {
        Assert.Equal(expected.Tree.Abstraction.Description, actual.Tree.Abstraction.Description);
        Assert.Equal(expected.Buckets, actual.Buckets);
        for (var node = 0; node < expected.Tree.Nodes.Length; node++)
        {
            var actions = expected.Tree.Nodes[node].Actions;
            for (var bucket = 0; bucket < expected.Buckets[(int)expected.Tree.Nodes[node].Street]; bucket++)
            {
                var (regrets, averages) = Read(expected, node, bucket, actions);
                var (otherRegrets, otherAverages) = Read(actual, node, bucket, actions);
                Assert.Equal(regrets, otherRegrets);
                Assert.Equal(averages, otherAverages);
            }
        }

    }

    private static (double[] Regrets, double[] Averages) Read(BlueprintTables tables, int node, int bucket, int actions)
    {
        var (regrets, averages) = (new double[actions], new double[actions]);
        tables.Read(node, bucket, regrets, averages);
        return (regrets, averages);
    }
}
