using Poker.Core.Numerics;

namespace Poker.Core.Clustering.Medians;

/// <summary>Some points with their clusters and the bounds on their distances: 20 bytes a point beside the points and sketches.</summary>
/// <remarks>Three sieves, each for what the last one left: bounds loosened by the centroids' drifts (Ding et al. 2015), sketches, distances.</remarks>
/// <param name="points">The points.</param>
/// <param name="owners">Each one's cluster.</param>
/// <param name="uppers">A distance to each one's centroid that is not too low.</param>
internal sealed class BoundedPoints(SketchedPoints points, ushort[] owners, ushort[] uppers)
{
    // Far enough that memory answers in time, near enough that the line is still there.
    private const int Ahead = 8;

    private readonly ushort[] _lowers = new ushort[points.Count * DistanceBounds.Groups];

    /// <summary>The points.</summary>
    public SketchedPoints Points => points;

    /// <summary>Each point's cluster.</summary>
    public ushort[] Owners => owners;

    /// <summary>Writes the lower bounds that follow from the upper ones and the centroids' gaps, for a run of points.</summary>
    public void Start(ReadOnlySpan<ushort> gaps, int start, int length)
    {
        for (var i = start; i < start + length; i++)
        {
            DistanceBounds.Start(gaps[(owners[i] * DistanceBounds.Groups)..], uppers[i], Lowers(i));
        }
    }

    /// <summary>Gives a run of points, at most <see cref="Chunks.Size"/>, their nearest centroids, the lowest of equals.</summary>
    public void Assign(CentroidSet centroids, AssignmentLane lane, int start, int length)
    {
        var contested = DistanceBounds.Loosen(
            owners.AsSpan(start, length),
            centroids.Drifts,
            centroids.GroupDrifts,
            uppers.AsSpan(start, length),
            _lowers.AsSpan(start * DistanceBounds.Groups, length * DistanceBounds.Groups),
            lane.Contested);
        var unsettled = KeepUnsettled(centroids, lane.Contested.AsSpan(0, contested), start);
        for (var next = 0; next < unsettled; next++)
        {
            CacheLines.Request(points.Padded(start + lane.Contested[Math.Min(next + Ahead, unsettled - 1)]));
            var i = start + lane.Contested[next];
            var search = new NearestSearch(centroids, points.Padded(i), owners[i]);
            search.Run(points.Sketch(i), Lowers(i));
            uppers[i] = (ushort)search.Distance;
            lane.Distances += search.Distances;
            if (search.Owner != owners[i])
            {
                lane.Move(points[i], owners[i], search.Owner, points.Weight(i));
                owners[i] = (ushort)search.Owner;
            }
        }
    }

    /// <summary>Puts a point into a cluster whose centroid need not be its nearest.</summary>
    /// <param name="point">The point.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="centroids">The centroids that the bounds are about.</param>
    public void Reassign(int point, int cluster, CentroidSet centroids)
    {
        ref var bound = ref _lowers[(point * DistanceBounds.Groups) + centroids.Groups.GroupOf[owners[point]]];
        bound = (ushort)Math.Min(bound, L1Distance.Between(points.Padded(point), centroids.Padded(owners[point])));
        uppers[point] = (ushort)L1Distance.Between(points.Padded(point), centroids.Padded(cluster));
        owners[point] = (ushort)cluster;
    }

    /// <summary>Keeps the contested points that sketches cannot leave with their centroid; returns how many.</summary>
    private int KeepUnsettled(CentroidSet centroids, Span<int> contested, int start)
    {
        var kept = 0;
        for (var next = 0; next < contested.Length; next++)
        {
            CacheLines.Request(points.SketchBytes(start + contested[Math.Min(next + Ahead, contested.Length - 1)]));
            var i = start + contested[next];
            contested[kept] = contested[next];
            kept += NearestSearch.SettledBySketch(centroids, points.Sketch(i), owners[i], uppers[i], Lowers(i)) ? 0 : 1;
        }

        return kept;
    }

    private Span<ushort> Lowers(int point) => _lowers.AsSpan(point * DistanceBounds.Groups, DistanceBounds.Groups);
}
