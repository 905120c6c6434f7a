namespace Poker.Core.Solving.Blueprints.PublicTree;

/// <summary>A blueprint's average strategy, read once: a row of probabilities by bucket for each edge. 8 bytes an entry.</summary>
/// <remarks>A blueprint's floats sum to 1 only nearly; here they do to a double's precision, so that values are those of a strategy.</remarks>
internal sealed class PolicyRows
{
    private const float Tolerance = 1e-3f;

    private readonly double[][] _rows;

    /// <summary>Reads all information sets.</summary>
    /// <exception cref="ArgumentException">One's probabilities do not sum to 1, or one is negative.</exception>
    public PolicyRows(IBlueprint blueprint)
    {
        var tree = blueprint.Tree;
        _rows = new double[tree.Edges.Length][];
        for (var node = 0; node < tree.Nodes.Length; node++)
        {
            var (first, actions) = (tree.Nodes[node].FirstSlot, tree.Nodes[node].Actions);
            var buckets = blueprint.Buckets[(int)tree.Nodes[node].Street];
            for (var action = 0; action < actions; action++)
            {
                _rows[first + action] = new double[buckets];
            }

            Read(blueprint, node, buckets, new float[actions], _rows.AsSpan(first, actions));
        }
    }

    /// <summary>The probabilities of an edge by bucket.</summary>
    /// <param name="slot">The edge's place in the tree's list.</param>
    public ReadOnlySpan<double> this[int slot] => _rows[slot];

    private static void Read(IBlueprint blueprint, int node, int buckets, Span<float> policy, ReadOnlySpan<double[]> rows)
    {
        for (var bucket = 0; bucket < buckets; bucket++)
        {
            blueprint.Policy(node, bucket, policy);
            var sum = 0.0;
            var sound = true;
            foreach (var probability in policy)
            {
                sum += probability;
                sound &= probability >= 0;
            }

            if (!sound || !(Math.Abs(sum - 1) <= Tolerance))
            {
                throw new ArgumentException(
                    $"The blueprint has no strategy at '{blueprint.Tree.PathOf(node)}', bucket {bucket}: {string.Join(' ', policy.ToArray())}.");
            }

            for (var action = 0; action < rows.Length; action++)
            {
                rows[action][bucket] = policy[action] / sum;
            }
        }
    }
}
