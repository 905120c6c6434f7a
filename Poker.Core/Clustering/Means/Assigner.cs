using System.Numerics;
using Poker.Core.Clustering.Transport;

namespace Poker.Core.Clustering.Means;

/// <summary>One thread's share of the assignment step, with its scratch and its totals.</summary>
/// <remarks>
/// A point's own distance is solved anew from its last potentials. A bound that came through its centroid's drift (Elkan) discards nearly
/// all other centroids, <see cref="Separators{T}"/> nearly all of the rest, and the point's potentials, dual feasible against every
/// centroid, some more by one dot product each; what remains is solved, the most promising first, and given up once it is proved no nearer.
/// </remarks>
internal sealed class Assigner<T>(HistogramPoints points, PointStates<T> states, PaddedGround<T> ground, Separators<T> separators, int clusters)
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly ushort[] _drifts = new ushort[states.BoundStride];
    private readonly bool[] _still = new bool[clusters];
    private readonly int[] _candidates = new int[clusters];
    private readonly long[] _candidateBounds = new long[clusters];
    private MassTable<T> _centroids = new(ground, 0);

    /// <summary>The solver, for whoever seeds.</summary>
    public TransportSolver<T> Solver { get; } = new(ground);

    /// <summary>What the points counted since the last clearing add up to.</summary>
    public AssignmentTotals Totals { get; } = new(clusters, points.Buckets);

    /// <summary>Takes an iteration's centroids and how far each moved since the last.</summary>
    /// <param name="centroids">The centroids.</param>
    /// <param name="drifts">How far each moved.</param>
    /// <param name="unsolved">Whether the points' own distances are yet to be found, even where no centroid moved.</param>
    public void Start(MassTable<T> centroids, ReadOnlySpan<long> drifts, bool unsolved = false)
    {
        _centroids = centroids;
        for (var cluster = 0; cluster < drifts.Length; cluster++)
        {
            var units = (drifts[cluster] + states.BoundUnit - 1) / states.BoundUnit;
            _drifts[cluster] = (ushort)Math.Min(units, PointStates<T>.NoCluster);
            _still[cluster] = drifts[cluster] == 0 && !unsolved;
        }
    }

    /// <summary>Assigns a block's points and counts them.</summary>
    public void Assign(int block)
    {
        var (first, end) = states.Block(block);
        for (var point = first; point < end; point++)
        {
            var before = states.Assignments[point];
            AssignPoint(point);
            Totals.Moved += states.Assignments[point] == before ? 0 : 1;
        }

        Count(block);
    }

    /// <summary>Counts a block's points where the seeding left them; all of them are new there.</summary>
    public void CountSeeded(int block)
    {
        var (first, end) = states.Block(block);
        Totals.Moved += end - first;
        Count(block);
    }

    private void Count(int block)
    {
        var (first, end) = states.Block(block);
        for (var point = first; point < end; point++)
        {
            var row = Totals.Sums.AsSpan(states.Assignments[point] * points.Buckets, points.Buckets);
            ClusterSums.Add(points, point, row);
            Totals.Inertia = checked(Totals.Inertia + (points.Weights[point] * states.Distances[point]));
        }
    }

    private void AssignPoint(int point)
    {
        var own = states.Assignments[point];
        var solved = !_still[own];
        if (solved)
        {
            SolveOwn(point, own);
        }

        var reach = (ushort)Math.Min(states.Distances[point] / states.BoundUnit, PointStates<T>.NoCluster - 1);
        var candidates = BoundKernels.Drift(states.Bounds(point), _drifts, reach, own, _candidates);
        candidates = DiscardSeparated(point, candidates);
        if (candidates == 0)
        {
            return;
        }

        if (!solved)
        {
            Solver.SetSources(points.AtomsOf(point), points.CountsOf(point), EmdKMeans.MassScale);
        }

        Solver.SetPotentials(states.Potentials(point));
        candidates = DiscardByPotentials(point, candidates);
        while (candidates > 0)
        {
            Try(point, TakeNearest(ref candidates));
        }
    }

    private void SolveOwn(int point, int own)
    {
        Solver.SetSources(points.AtomsOf(point), points.CountsOf(point), EmdKMeans.MassScale);
        Solver.SetPotentials(states.Potentials(point));
        states.Distances[point] = Solver.Solve(_centroids.Atoms(own), _centroids.Masses(own), long.MaxValue);
        Solver.GetPotentials(states.Potentials(point));
        Totals.Solved++;
    }

    /// <summary>Keeps the candidates that their separators from the own centroid don't rule out.</summary>
    private int DiscardSeparated(int point, int candidates)
    {
        var kept = 0;
        var own = states.Assignments[point];
        var atoms = points.AtomsOf(point);
        var counts = points.CountsOf(point);
        foreach (var cluster in _candidates.AsSpan(0, candidates))
        {
            var bound = separators.Apart(own, cluster) - states.Distances[point];
            bound = bound < Limit(point, cluster) ? separators.Bound(atoms, counts, own, cluster) : bound;
            Keep(point, cluster, bound, ref kept);
        }

        return kept;
    }

    /// <summary>Keeps the candidates that the point's own potentials don't rule out either.</summary>
    private int DiscardByPotentials(int point, int candidates)
    {
        var kept = 0;
        for (var i = 0; i < candidates; i++)
        {
            var cluster = _candidates[i];
            Keep(point, cluster, Math.Max(_candidateBounds[i], Solver.Bound(_centroids.Row(cluster))), ref kept);
        }

        return kept;
    }

    private void Keep(int point, int cluster, long bound, ref int kept)
    {
        ref var known = ref states.Bounds(point)[cluster];
        known = (ushort)Math.Max(known, bound / states.BoundUnit);
        if (bound < Limit(point, cluster))
        {
            _candidates[kept] = cluster;
            _candidateBounds[kept++] = bound;
        }
    }

    private int TakeNearest(ref int candidates)
    {
        var nearest = 0;
        for (var i = 1; i < candidates; i++)
        {
            nearest = _candidateBounds[i] < _candidateBounds[nearest] ? i : nearest;
        }

        var cluster = _candidates[nearest];
        candidates--;
        _candidates[nearest] = _candidates[candidates];
        _candidateBounds[nearest] = _candidateBounds[candidates];
        return cluster;
    }

    private void Try(int point, int cluster)
    {
        var limit = Limit(point, cluster);
        var distance = Solver.Solve(_centroids.Atoms(cluster), _centroids.Masses(cluster), limit);
        Totals.Solved++;
        if (distance < limit)
        {
            states.Move(point, cluster, distance);
            Solver.GetPotentials(states.Potentials(point));
        }
        else
        {
            states.Bounds(point)[cluster] = (ushort)(distance / states.BoundUnit);
        }
    }

    /// <summary>A cluster takes the point with a distance below this: nearer than its own, or as near with a lower index.</summary>
    private long Limit(int point, int cluster) => states.Distances[point] + (cluster < states.Assignments[point] ? 1 : 0);
}
