using Poker.Core.Numerics;

namespace Poker.Core.Clustering.Medians;

/// <summary>The separable half of an iteration: some points, their clusters and bounds, and the counts that they add up to.</summary>
/// <remarks>
/// Given centroids, <see cref="Assign"/> moves each point to its nearest and keeps <see cref="Counts"/>, whose medians are the next centroids
/// and which several steps over different points may sum. 20 bytes a point beside the points and sketches. Three sieves, each for what the last
/// one left: bounds loosened by the centroids' drifts (Ding et al. 2015), sketches, distances.
/// </remarks>
internal sealed class AssignmentStep
{
    // Far enough that memory answers in time, near enough that the line is still there.
    private const int Ahead = 8;

    private readonly SketchedPoints _points;
    private readonly Chunks _chunks;
    private readonly ushort[] _uppers;
    private readonly ushort[] _lowers;
    private readonly Lane[] _lanes;

    /// <summary>Starts with any clusters and a distance to each point's centroid that is not too low.</summary>
    public AssignmentStep(SketchedPoints points, Chunks chunks, CentroidSet centroids, ushort[] owners, ushort[] uppers)
    {
        _points = points;
        _chunks = chunks;
        Owners = owners;
        _uppers = uppers;
        _lowers = new ushort[points.Count * DistanceBounds.Groups];
        Counts = CountsFor(centroids.Points);
        _lanes = [.. Enumerable.Range(0, chunks.Threads).Select(_ => new Lane(CountsFor(centroids.Points)))];
        var gaps = centroids.Groups.Gaps();
        chunks.Run((thread, chunk) =>
        {
            var (start, length) = chunks[chunk];
            for (var i = start; i < start + length; i++)
            {
                DistanceBounds.Start(gaps.AsSpan(owners[i] * DistanceBounds.Groups), uppers[i], Lowers(i));
                _lanes[thread].Counts.Add(owners[i], points[i], points.Points.Weights[i]);
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
                Reassign(point, cluster, centroids);
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
            var distance = members[Owners[i]] > 1 ? L1Distance.Between(_points.Padded(i), centroids.Padded(Owners[i])) : 0;
            (farthest, most) = distance > most ? (i, distance) : (farthest, most);
        }

        return farthest;
    }

    private void Reassign(int point, int cluster, CentroidSet centroids)
    {
        ref var bound = ref _lowers[(point * DistanceBounds.Groups) + centroids.Groups.GroupOf[Owners[point]]];
        bound = (ushort)Math.Min(bound, L1Distance.Between(_points.Padded(point), centroids.Padded(Owners[point])));
        _uppers[point] = (ushort)L1Distance.Between(_points.Padded(point), centroids.Padded(cluster));
        Counts.Add(Owners[point], _points[point], -_points.Points.Weights[point]);
        Counts.Add(cluster, _points[point], _points.Points.Weights[point]);
        Owners[point] = (ushort)cluster;
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
        var unsettled = KeepUnsettled(centroids, lane.Contested.AsSpan(0, contested), start);
        for (var next = 0; next < unsettled; next++)
        {
            CacheLines.Request(_points.Padded(start + lane.Contested[Math.Min(next + Ahead, unsettled - 1)]));
            var i = start + lane.Contested[next];
            var search = new NearestSearch(centroids, _points.Padded(i), Owners[i]);
            search.Run(_points.Sketch(i), Lowers(i));
            _uppers[i] = (ushort)search.Distance;
            lane.Distances += search.Distances;
            if (search.Owner != Owners[i])
            {
                Move(i, search.Owner, lane);
            }
        }
    }

    /// <summary>Keeps the contested points that sketches cannot leave with their centroid; returns how many.</summary>
    private int KeepUnsettled(CentroidSet centroids, Span<int> contested, int start)
    {
        var kept = 0;
        for (var next = 0; next < contested.Length; next++)
        {
            CacheLines.Request(_points.SketchBytes(start + contested[Math.Min(next + Ahead, contested.Length - 1)]));
            var i = start + contested[next];
            contested[kept] = contested[next];
            kept += NearestSearch.SettledBySketch(centroids, _points.Sketch(i), Owners[i], _uppers[i], Lowers(i)) ? 0 : 1;
        }

        return kept;
    }

    private void Move(int point, int cluster, Lane lane)
    {
        lane.Counts.Add(Owners[point], _points[point], -_points.Points.Weights[point]);
        lane.Counts.Add(cluster, _points[point], _points.Points.Weights[point]);
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

    private Span<ushort> Lowers(int point) => _lowers.AsSpan(point * DistanceBounds.Groups, DistanceBounds.Groups);

    private static CdfCounts CountsFor(CdfPoints centroids) => new(centroids.Count, centroids.Width, centroids.Mass);

    /// <summary>What one thread has to itself.</summary>
    private sealed class Lane(CdfCounts counts)
    {
        public readonly CdfCounts Counts = counts;
        public readonly int[] Contested = new int[Chunks.Size];
        public long Moved;
        public long Distances;
    }
}
