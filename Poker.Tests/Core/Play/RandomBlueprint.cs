using Poker.Core.Numerics;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;

namespace Poker.Tests.Core.Play;

/// <summary>A blueprint of arbitrary policies, made of a hash: it needs no training and no memory.</summary>
internal sealed class RandomBlueprint(BettingTree tree, IReadOnlyList<int> buckets) : IBlueprint
{
    public BettingTree Tree => tree;

    public IReadOnlyList<int> Buckets => buckets;

    public void Policy(int node, int bucket, Span<float> probabilities)
    {
        var random = new Rng((ulong)node, (ulong)bucket);
        var sum = 0f;
        for (var action = 0; action < tree.Nodes[node].Actions; action++)
        {
            probabilities[action] = 0.01f + (float)random.NextDouble();
            sum += probabilities[action];
        }

        for (var action = 0; action < tree.Nodes[node].Actions; action++)
        {
            probabilities[action] /= sum;
        }
    }
}
