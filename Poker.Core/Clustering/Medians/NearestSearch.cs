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
            var bound = SearchGroup(group, sketch, lowers);
            lowers[group] = Math.Min(lowers[group], bound);
        }
    }

    /// <summary>Tries the centroids of a group whose sketches come close; returns the least sketch distance of the others.</summary>
    private ushort SearchGroup(int group, Vector256<byte> sketch, Span<ushort> lowers)
    {
        var least = Vector256.Create((uint)ushort.MaxValue).AsUInt64().AsUInt32();
        var quads = centroids.Groups.QuadStarts;
        for (var quad = quads[group]; quad < quads[group + 1]; quad++)
        {
            var bounds = BlockSums.DistancesToFour(sketch, centroids.Quad(quad)).AsUInt64();
            var close = Vector256.LessThanOrEqual(bounds.AsInt64(), Vector256.Create((long)_distance)).AsUInt64();
            least = Vector256.Min(least, (bounds | close).AsUInt32());
            for (var lanes = close.ExtractMostSignificantBits(); lanes != 0; lanes &= lanes - 1)
            {
                Try(centroids.Slots[(quad * BlockSums.Lanes) + BitOperations.TrailingZeroCount(lanes)], lowers);
            }
        }

        return (ushort)Math.Min(Math.Min(least[0], least[2]), Math.Min(least[4], least[6]));
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
