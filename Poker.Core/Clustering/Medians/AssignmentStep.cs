using Poker.Core.Numerics;

namespace Poker.Core.Clustering.Medians;

/// <summary>The assignment of an iteration: points with their bounds, over threads, and the counts that they add up to.</summary>
/// <remarks>
/// Given centroids, <see cref="Assign"/> moves each point to its nearest and keeps <see cref="Counts"/>, whose medians are the next centroids
/// and which several steps over different points may sum.
/// </remarks>
internal sealed class AssignmentStep
{
    private readonly BoundedPoints _points;
    private readonly Chunks _chunks;
    private readonly AssignmentLane[] _lanes;

    /// <summary>Starts with any clusters and a distance to each point's centroid that is not too low.</summary>
    public AssignmentStep(SketchedPoints points, Chunks chunks, CentroidSet centroids, ushort[] owners, ushort[] uppers)
    {
        _points = new BoundedPoints(points, owners, uppers);
        _chunks = chunks;
        Counts = CountsFor(centroids.Points);
        _lanes = [.. Enumerable.Range(0, chunks.Threads).Select(_ => new AssignmentLane(CountsFor(centroids.Points)))];
        var gaps = centroids.Gaps();
        chunks.Run((thread, chunk) =>
        {
            var (start, length) = chunks[chunk];
            _points.Start(gaps, start, length);
            for (var i = start; i < start + length; i++)
            {
                _lanes[thread].Counts.Add(owners[i], points[i], points.Weight(i));
            }
        });
        Sum();
    }

    /// <summary>Each point's cluster.</summary>
    public ushort[] Owners => _points.Owners;

    /// <summary>The weights of every cluster's members by value.</summary>
    public CdfCounts Counts { get; }

    /// <summary>Gives every point its nearest centroid, the lowest of equals; returns the points moved and the distances computed.</summary>
    public (long Moved, long Distances) Assign(CentroidSet centroids)
    {
        _chunks.Run((thread, chunk) =>
        {
            var (start, length) = _chunks[chunk];
            _points.Assign(centroids, _lanes[thread], start, length);
        });
        return Sum();
    }

    /// <summary>
    /// Gives every cluster without members, the lowest first, the point that is farthest from its centroid, the lowest of equals, and not alone
    /// in its cluster; returns how many. There is always such a point while clusters don't outnumber distinct points.
    /// </summary>
    public int FillEmpty(CentroidSet centroids)
    {
        var filled = 0;
        for (var cluster = 0; cluster < centroids.Points.Count; cluster++)
        {
            if (Counts.Weight(cluster) == 0 && Farthest(centroids) is var point and >= 0)
            {
                Counts.Add(Owners[point], _points.Points[point], -_points.Points.Weight(point));
                Counts.Add(cluster, _points.Points[point], _points.Points.Weight(point));
                _points.Reassign(point, cluster, centroids);
                filled++;
            }
        }

        return filled;
    }

    private int Farthest(CentroidSet centroids)
    {
        var members = new int[centroids.Points.Count];
        foreach (var owner in Owners)
        {
            members[owner]++;
        }

        var (farthest, most) = (-1, 0);
        for (var i = 0; i < Owners.Length; i++)
        {
            var distance = members[Owners[i]] > 1 ? L1Distance.Between(_points.Points.Padded(i), centroids.Padded(Owners[i])) : 0;
            (farthest, most) = distance > most ? (i, distance) : (farthest, most);
        }

        return farthest;
    }

    private (long Moved, long Distances) Sum()
    {
        var (moved, distances) = (0L, 0L);
        foreach (var lane in _lanes)
        {
            Counts.Absorb(lane.Counts);
            moved += lane.Moved;
            distances += lane.Distances;
            lane.Clear();
        }

        return (moved, distances);
    }

    private static CdfCounts CountsFor(CdfPoints centroids) => new(centroids.Count, centroids.Width, centroids.Mass);
}
