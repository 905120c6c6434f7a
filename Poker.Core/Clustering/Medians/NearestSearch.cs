using System.Numerics;
using System.Runtime.Intrinsics;
using Poker.Core.Numerics;

namespace Poker.Core.Clustering.Medians;

/// <summary>The search for one point's nearest centroid: groups that bounds leave open, then sketches, then distances.</summary>
/// <remarks>The nearest wins, the lowest of equals. Bounds are exact integers, so the outcome is that of trying every centroid.</remarks>
internal ref struct NearestSearch(CentroidSet centroids, ReadOnlySpan<byte> point, int owner)
{
    private int _owner = owner;
    private int _distance = L1Distance.Between(point, centroids.Padded(owner));

    private readonly ReadOnlySpan<byte> _point = point;

    /// <summary>The centroid found.</summary>
    public readonly int Owner => _owner;

    /// <summary>Its distance.</summary>
    public readonly int Distance => _distance;

    /// <summary>Distances computed.</summary>
    public int Distances { get; private set; } = 1;

    /// <summary>Searches every group whose lower bound does not exceed the distance, and renews its bound.</summary>
    public void Run(Span<ushort> lowers)
    {
        var open = DistanceBounds.GroupsWithin(lowers, _distance);
        if (open == 0)
        {
            return;
        }

        var sketch = BlockSums.Of(_point);
        for (; open != 0; open &= open - 1)
        {
            var group = BitOperations.TrailingZeroCount(open);
            lowers[group] = ushort.MaxValue;
            var (start, end) = (centroids.Groups.QuadStarts[group], centroids.Groups.QuadStarts[group + 1]);
            for (var quad = start; quad < end; quad += BlockSums.MaxScreened)
            {
                SearchQuads(group, quad, Math.Min(end, quad + BlockSums.MaxScreened), sketch, lowers);
            }
        }
    }

    /// <summary>Tries the centroids whose sketches come close; those of the others bound their distances.</summary>
    private void SearchQuads(int group, int start, int end, Vector256<byte> sketch, Span<ushort> lowers)
    {
        var within = BlockSums.Screen(sketch, centroids.Quads(start, end), _distance, out var leastBeyond);
        lowers[group] = (ushort)Math.Min(lowers[group], leastBeyond);
        for (; within != 0; within &= within - 1)
        {
            Try(centroids.Slots[(start * BlockSums.Lanes) + BitOperations.TrailingZeroCount(within)], lowers);
        }
    }

    private void Try(int centroid, Span<ushort> lowers)
    {
        if (centroid == _owner)
        {
            return;
        }

        var distance = L1Distance.Between(_point, centroids.Padded(centroid));
        Distances++;
        var loser = (Centroid: centroid, Distance: distance);
        if (distance < _distance || (distance == _distance && centroid < _owner))
        {
            loser = (_owner, _distance);
            (_owner, _distance) = (centroid, distance);
        }

        ref var bound = ref lowers[centroids.Groups.GroupOf[loser.Centroid]];
        bound = (ushort)Math.Min(bound, loser.Distance);
    }
}
