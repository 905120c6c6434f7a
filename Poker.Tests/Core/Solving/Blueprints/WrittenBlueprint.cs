using Poker.Core.Numerics;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;

namespace Poker.Tests.Core.Solving.Blueprints;

/// <summary>A blueprint that a test writes down as a function of decision and bucket.</summary>
internal sealed class WrittenBlueprint(BettingTree tree, IReadOnlyList<int> buckets, Func<int, int, float[]> policy) : IBlueprint
{
    public BettingTree Tree => tree;

    public IReadOnlyList<int> Buckets => buckets;

    /// <summary>Random probabilities, some of them 0, the same whenever they are asked for.</summary>
    public static WrittenBlueprint Random(BettingTree tree, IReadOnlyList<int> buckets, ulong seed) => new(tree, buckets, (node, bucket) =>
    {
        var rng = new Rng(seed, ((ulong)node << 16) + (ulong)bucket);
        var weights = Enumerable.Range(0, tree.Nodes[node].Actions).Select(_ => Math.Max(0, rng.NextDouble() - 0.2)).ToArray();
        weights[^1] += 0.01;
        return [.. weights.Select(weight => (float)(weight / weights.Sum()))];
    });

    /// <summary>Always the edge that is chosen among a decision's.</summary>
    public static WrittenBlueprint Always(BettingTree tree, IReadOnlyList<int> buckets, Func<Edge[], Edge> choose) => new(tree, buckets, (node, _) =>
    {
        var edges = tree.EdgesOf(node).ToArray();
        return [.. edges.Select(edge => edge == choose(edges) ? 1f : 0f)];
    });

    public void Policy(int node, int bucket, Span<float> probabilities) => policy(node, bucket).CopyTo(probabilities);
}
