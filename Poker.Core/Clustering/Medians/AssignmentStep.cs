using Poker.Core.Numerics;

namespace Poker.Core.Clustering.Medians;

/// <summary>The separable half of an iteration: some points, their clusters and bounds, and the counts that they add up to.</summary>
/// <remarks>
/// Given centroids, <see cref="Assign"/> moves each point to its nearest and keeps <see cref="Counts"/>, whose medians are the next centroids
/// and which several steps over different points may sum. 36 bytes a point beside the points. (Bounds: Ding et al. 2015, with exact integers.)
/// </remarks>
internal sealed class AssignmentStep
{
    private readonly CdfPoints _points;
    private readonly Chunks _chunks;
    private readonly ushort[] _uppers;
    private readonly ushort[] _lowers;
    private readonly Lane[] _lanes;

    /// <summary>Starts with any clusters and a distance to each point's centroid that is not too low.</summary>
    public AssignmentStep(CdfPoints points, Chunks chunks, int clusters, ushort[] owners, ushort[] uppers)
    {
        _points = points;
        _chunks = chunks;
        Owners = owners;
        _uppers = uppers;
        _lowers = new ushort[points.Count * DistanceBounds.Groups];
        Counts = new CdfCounts(clusters, points.Width, points.Mass);
        _lanes = [.. Enumerable.Range(0, chunks.Threads).Select(_ => new Lane(new CdfCounts(clusters, points.Width, points.Mass)))];
        chunks.Run((thread, chunk) =>
        {
            var (start, length) = chunks[chunk];
            for (var i = start; i < start + length; i++)
            {
                _lanes[thread].Counts.Add(owners[i], points[i], points.Weights[i]);
            }
        });
        Sum();
    }

    /// <summary>Each point's cluster.</summary>
    public ushort[] Owners { get; }

    /// <summary>The weights of every cluster's members by value.</summary>
    public CdfCounts Counts { get; }

    /// <summary>Gives every point its nearest centroid, the lowest of equals; returns the points moved and the distances computed.</summary>
    public (long Moved, long Distances) Assign(CentroidSet centroids)
    {
        _chunks.Run((thread, chunk) => AssignRange(centroids, _lanes[thread], _chunks[chunk]));
        return Sum();
    }

    private void AssignRange(CentroidSet centroids, Lane lane, (int Start, int Length) range)
    {
        var (start, length) = range;
        var contested = DistanceBounds.Loosen(
            Owners.AsSpan(start, length),
            centroids.Drifts,
            centroids.GroupDrifts,
            _uppers.AsSpan(start, length),
            _lowers.AsSpan(start * DistanceBounds.Groups, length * DistanceBounds.Groups),
            lane.Contested);
        foreach (var offset in lane.Contested.AsSpan(0, contested))
        {
            var i = start + offset;
            var search = new NearestSearch(centroids, _points.Values.AsSpan(i * _points.Stride, _points.Stride), Owners[i]);
            search.Run(_lowers.AsSpan(i * DistanceBounds.Groups, DistanceBounds.Groups));
            _uppers[i] = (ushort)search.Distance;
            lane.Distances += search.Distances;
            if (search.Owner != Owners[i])
            {
                Move(i, search.Owner, lane);
            }
        }
    }

    private void Move(int point, int cluster, Lane lane)
    {
        lane.Counts.Add(Owners[point], _points[point], -_points.Weights[point]);
        lane.Counts.Add(cluster, _points[point], _points.Weights[point]);
        Owners[point] = (ushort)cluster;
        lane.Moved++;
    }

    private (long Moved, long Distances) Sum()
    {
        var (moved, distances) = (0L, 0L);
        foreach (var lane in _lanes)
        {
            Counts.Absorb(lane.Counts);
            moved += lane.Moved;
            distances += lane.Distances;
            (lane.Moved, lane.Distances) = (0, 0);
        }

        return (moved, distances);
    }

    /// <summary>What one thread has to itself.</summary>
    private sealed class Lane(CdfCounts counts)
    {
        public readonly CdfCounts Counts = counts;
        public readonly int[] Contested = new int[Chunks.Size];
        public long Moved;
        public long Distances;
    }
}
