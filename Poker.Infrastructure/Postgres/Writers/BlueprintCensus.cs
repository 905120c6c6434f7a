using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;

namespace Poker.Infrastructure.Postgres.Writers;

/// <summary>How many rows each decision of a blueprint has: its information sets that training has touched, times its edges.</summary>
/// <param name="Sets">Touched information sets of each decision.</param>
/// <param name="InformationSets">Their sum.</param>
/// <param name="Rows">Rows of all.</param>
internal sealed record BlueprintCensus(int[] Sets, long InformationSets, long Rows)
{
    /// <summary>Counts, on all processors: a bucket at a time, which is how the tables lie in memory.</summary>
    public static BlueprintCensus Of(BlueprintTables tables)
    {
        var sets = new int[tables.Tree.Nodes.Length];
        Parallel.For(
            0,
            tables.Buckets.Max(),
            () => new int[sets.Length],
            (bucket, _, counts) =>
            {
                Count(tables, bucket, counts);
                return counts;
            },
            counts =>
            {
                lock (sets)
                {
                    for (var node = 0; node < sets.Length; node++)
                    {
                        sets[node] += counts[node];
                    }
                }
            });
        return Of(tables.Tree, sets);
    }

    private static BlueprintCensus Of(BettingTree tree, int[] sets)
    {
        var rows = 0L;
        for (var node = 0; node < sets.Length; node++)
        {
            rows += (long)sets[node] * tree.Nodes[node].Actions;
        }

        return new BlueprintCensus(sets, sets.Sum(count => (long)count), rows);
    }

    private static void Count(BlueprintTables tables, int bucket, int[] counts)
    {
        Span<double> regrets = stackalloc double[EdgeSet.Most];
        Span<double> averages = stackalloc double[EdgeSet.Most];
        var nodes = tables.Tree.Nodes;
        for (var node = 0; node < counts.Length; node++)
        {
            if (bucket < tables.Buckets[(int)nodes[node].Street])
            {
                tables.Read(node, bucket, regrets, averages);
                counts[node] += IsTouched(regrets[..nodes[node].Actions], averages[..nodes[node].Actions]) ? 1 : 0;
            }
        }
    }

    /// <summary>Whether training has left anything in an information set, in the precision that is stored.</summary>
    public static bool IsTouched(ReadOnlySpan<double> regrets, ReadOnlySpan<double> averages)
    {
        for (var action = 0; action < regrets.Length; action++)
        {
            if ((float)regrets[action] != 0 || (float)averages[action] != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Cuts the decisions into ranges of about as many rows each, at least one.</summary>
    /// <param name="tree">The decisions.</param>
    /// <param name="generation">Part of the leaves' names.</param>
    /// <param name="rowsPerLeaf">About how many.</param>
    public IReadOnlyList<BlueprintLeaf> Split(BettingTree tree, long generation, long rowsPerLeaf)
    {
        var parts = (int)Math.Clamp((Rows + rowsPerLeaf - 1) / rowsPerLeaf, 1, Sets.Length);
        var leaves = new List<BlueprintLeaf>(parts);
        var (node, before) = (0, 0L);
        for (var part = 0; part < parts; part++)
        {
            var (first, firstRow) = (node, before);
            while (node < Sets.Length && (part == parts - 1 || before < Rows * (part + 1) / parts))
            {
                before += (long)Sets[node] * tree.Nodes[node].Actions;
                node++;
            }

            if (node > first)
            {
                leaves.Add(new BlueprintLeaf(generation, part, first, node, before - firstRow));
            }
        }

        return leaves;
    }
}
