using System.Runtime.Intrinsics;

namespace Poker.Core.Clustering.Means;

/// <summary>What is remembered of every point from one iteration to the next.</summary>
internal sealed class PointStates<T>
    where T : struct
{
    /// <summary>Points of a block, the piece of work a thread takes.</summary>
    public const int BlockPoints = 2_048;

    private readonly HistogramPoints _points;
    private readonly T[] _potentials;
    private readonly ushort[] _bounds;

    public PointStates(HistogramPoints points, int clusters, long largestDistance)
    {
        _points = points;
        _potentials = new T[points.Atoms.Length];
        BoundStride = (clusters + Vector256<ushort>.Count - 1) / Vector256<ushort>.Count * Vector256<ushort>.Count;
        BoundUnit = (largestDistance / NoCluster) + 1;
        _bounds = new ushort[(long)points.Count * BoundStride];
        Assignments = new ushort[points.Count];
        Distances = new long[points.Count];
    }

    /// <summary>The bound that pads a row: larger than any distance.</summary>
    public const ushort NoCluster = ushort.MaxValue;

    /// <summary>Blocks of points.</summary>
    public int Blocks => (_points.Count + BlockPoints - 1) / BlockPoints;

    /// <summary>Entries from one point's bounds to the next's.</summary>
    public int BoundStride { get; }

    /// <summary>What a bound counts: distances are rounded down to multiples of it.</summary>
    public long BoundUnit { get; }

    /// <summary>Each point's cluster.</summary>
    public ushort[] Assignments { get; }

    /// <summary>Each point's exact distance to its centroid.</summary>
    public long[] Distances { get; }

    /// <summary>The points of a block: the first, and the one after the last.</summary>
    public (int First, int End) Block(int block) => (block * BlockPoints, Math.Min(_points.Count, (block + 1) * BlockPoints));

    /// <summary>Optimal potentials of a point's atoms against its centroid when that was last solved.</summary>
    public Span<T> Potentials(int point) => _potentials.AsSpan(_points.Starts[point], _points.Starts[point + 1] - _points.Starts[point]);

    /// <summary>No smaller, in <see cref="BoundUnit"/>s, are a point's distances to the centroids; of its own centroid it says nothing.</summary>
    public Span<ushort> Bounds(int point) => _bounds.AsSpan(point * BoundStride, BoundStride);

    /// <summary>Rules out the clusters from a number on, for every point: fewer were seeded, or rows are padded.</summary>
    public void RuleOutFrom(int cluster)
    {
        for (var point = 0; point < Assignments.Length && cluster < BoundStride; point++)
        {
            Bounds(point)[cluster..].Fill(NoCluster);
        }
    }

    /// <summary>Moves a point into another cluster, whose centroid is at a known distance.</summary>
    public void Move(int point, int cluster, long distance)
    {
        Bounds(point)[Assignments[point]] = (ushort)(Distances[point] / BoundUnit);
        Assignments[point] = (ushort)cluster;
        Distances[point] = distance;
    }
}
