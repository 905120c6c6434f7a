using Poker.Core.Evaluation;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;

namespace Poker.Core.Play;

/// <summary>A decision's policy for every bucket, at [action · <see cref="MostBuckets"/> + bucket], and its spreading over all pairs of cards.</summary>
/// <param name="table">Room for <see cref="MostBuckets"/> an action.</param>
internal readonly ref struct BucketPolicies(Span<float> table)
{
    /// <summary>As many buckets as a byte tells apart.</summary>
    public const int MostBuckets = 256;

    private readonly Span<float> _table = table;

    /// <summary>Reads the policies, edges that became the same action added together.</summary>
    public void Read(IBlueprint blueprint, int node, ReadOnlySpan<int> places, int actions)
    {
        Span<float> policy = stackalloc float[EdgeSet.Most];
        policy = policy[..blueprint.Tree.Nodes[node].Actions];
        _table[..(actions * MostBuckets)].Clear();
        for (var bucket = 0; bucket < blueprint.Buckets[(int)blueprint.Tree.Nodes[node].Street]; bucket++)
        {
            blueprint.Policy(node, bucket, policy);
            for (var edge = 0; edge < policy.Length; edge++)
            {
                _table[(places[edge] * MostBuckets) + bucket] += policy[edge];
            }
        }
    }

    /// <summary>Writes each pair's policy, that of its bucket.</summary>
    public void Spread(ReadOnlySpan<byte> buckets, int actions, Span<float> probabilities)
    {
        for (var action = 0; action < actions; action++)
        {
            var policy = _table.Slice(action * MostBuckets, MostBuckets);
            var row = probabilities.Slice(action * CardPairs.Count, CardPairs.Count);
            for (var pair = 0; pair < row.Length; pair++)
            {
                row[pair] = policy[buckets[pair]];
            }
        }
    }
}
