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

    /// <summary>
    /// Renews the bounds of the groups that do not exceed an upper bound, from sketches alone; false if some centroid's sketch does not either.
    /// </summary>
    public static bool SettledBySketch(CentroidSet centroids, Vector256<byte> sketch, int owner, int upper, Span<ushort> lowers)
    {
        var starts = centroids.Groups.QuadStarts;
        for (var open = DistanceBounds.GroupsWithin(lowers, upper); open != 0; open &= open - 1)
        {
            var group = BitOperations.TrailingZeroCount(open);
            var start = starts[group];
            if (starts[group + 1] - start > BlockSums.MaxScreened)
            {
                return false;
            }

            var within = BlockSums.Screen(sketch, centroids.Quads(start, starts[group + 1]), upper, out var leastBeyond);
            var ownLane = centroids.SlotOf[owner] - (start * BlockSums.Lanes);
            if ((within & ~(ownLane is >= 0 and < 64 ? 1UL << ownLane : 0)) != 0)
            {
                return false;
            }

            lowers[group] = (ushort)Math.Min(leastBeyond, ushort.MaxValue);
        }

        return true;
    }

    /// <summary>Searches every group whose lower bound does not exceed the distance, and renews its bound.</summary>
    public void Run(Vector256<byte> sketch, Span<ushort> lowers)
    {
        var open = DistanceBounds.GroupsWithin(lowers, _distance);
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
