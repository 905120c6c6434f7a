using Poker.Core.Solving.Blueprints;

namespace Poker.Tests.Core.Solving.Blueprints;

public sealed class BlueprintTablesTests
{
    [Fact]
    public void What_is_written_is_read_and_no_information_set_overlaps_another()
    {
        using var tables = RoyalTraining.NewTables();
        var number = 0;
        ForEachSet(tables, (node, bucket, actions) =>
        {
            number++;
            tables.Write(node, bucket, Numbers(actions, number), Numbers(actions, -number));
        });
        using var copy = tables.Snapshot();
        var (regrets, averages) = (new double[7], new double[7]);
        var expected = 0;

        ForEachSet(copy, (node, bucket, actions) =>
        {
            expected++;
            copy.Read(node, bucket, regrets, averages);
            Assert.Equal(Numbers(actions, expected), regrets[..actions]);
            Assert.Equal(Numbers(actions, -expected), averages[..actions]);
        });

        Assert.Equal(tables.InformationSets, expected);
    }

    [Theory]
    [InlineData(new[] { 0.0, 0, 0 }, new[] { 0.0, 0, 0 }, new[] { 1f, 0, 0 })]
    [InlineData(new[] { -4.0, 1, 3 }, new[] { 0.0, 0, 0 }, new[] { 0, 0.25f, 0.75f })]
    [InlineData(new[] { -4.0, -1, -3 }, new[] { 0.0, 0, 0 }, new[] { 0f, 1, 0 })]
    [InlineData(new[] { -4.0, -1, 3 }, new[] { 1.0, 1, 2 }, new[] { 0.25f, 0.25f, 0.5f })]
    public void The_policy_is_the_average_else_the_matched_regrets_else_the_first_action(double[] regrets, double[] averages, float[] expected)
    {
        using var tables = RoyalTraining.NewTables();
        foreach (var street in new[] { 0, 1, 2, 3 })
        {
            var node = Enumerable.Range(0, tables.Tree.Nodes.Length)
                .First(i => (int)tables.Tree.Nodes[i].Street == street && tables.Tree.Nodes[i].Actions == expected.Length);
            tables.Write(node, 1, regrets, averages);
            var policy = new float[expected.Length];

            tables.Policy(node, 1, policy);

            Assert.Equal(expected, policy);
        }
    }

    [Fact]
    public void Memory_is_less_than_24_bytes_an_information_set()
    {
        using var tables = RoyalTraining.NewTables();

        Assert.InRange(tables.Bytes / (double)tables.InformationSets, 16, 24);
    }

    private static double[] Numbers(int actions, int seed) => [.. Enumerable.Range(0, actions).Select(action => (seed * 8.0) + action)];

    private static void ForEachSet(BlueprintTables tables, Action<int, int, int> visit)
    {
        for (var node = 0; node < tables.Tree.Nodes.Length; node++)
        {
            for (var bucket = 0; bucket < tables.Buckets[(int)tables.Tree.Nodes[node].Street]; bucket++)
            {
                visit(node, bucket, tables.Tree.Nodes[node].Actions);
            }
        }
    }
}
