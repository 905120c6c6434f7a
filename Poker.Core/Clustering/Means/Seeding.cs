using System.Numerics;
using Poker.Core.Clustering.Transport;
using Poker.Core.Numerics;

namespace Poker.Core.Clustering.Means;

/// <summary>k-means++: each new seed is a point drawn in proportion to weight times squared distance to the nearest seed.</summary>
/// <remarks>
/// Everything is an integer, so draws don't depend on the threads. A point stays with its seed unsolved where the triangle inequality
/// (seeds at least twice as far apart as it is from its own), the function that tells the two seeds apart or its own potentials prove the new seed no nearer.
/// </remarks>
internal sealed class Seeding<T>(
    HistogramPoints points,
    PointStates<T> states,
    PaddedGround<T> ground,
    Separators<T> separators,
    Assigner<T>[] assigners,
    CancellationToken cancellationToken)
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly UInt128[] _blockTotals = new UInt128[states.Blocks];
    private readonly MassTable<T> _seed = new(ground, 1);
    private readonly int[] _masses = new int[ground.Count];
    private readonly List<int> _seeds = [];
    private long[] _toSeeds = [];

    /// <summary>Draws the seeds, fewer when no other point is at a distance, and leaves every point with the nearest, ties to the first.</summary>
    public IReadOnlyList<int> Run(int clusters, ulong seed, Action<int>? onSeed)
    {
        var rng = new Rng(seed);
        var pairs = new PairSolver<T>(ground);
        var seedMasses = new int[clusters * ground.Count];
        Array.Fill(states.Distances, long.MaxValue);
        for (var next = DrawFirst(ref rng); next >= 0; next = _seeds.Count < clusters ? Draw(ref rng) : -1)
        {
            ClusterSums.Scatter(points, next, EmdKMeans.MassScale, _masses);
            _masses.CopyTo(seedMasses.AsSpan(_seeds.Count * ground.Count));
            _seed.Set(0, _masses);
            _toSeeds = [.. Enumerable.Range(0, _seeds.Count).Select(earlier => separators.Separate(pairs, seedMasses, earlier, _seeds.Count))];
            _seeds.Add(next);
            Workers.Run(assigners, states.Blocks, Approach, cancellationToken);
            onSeed?.Invoke(_seeds.Count);
        }

        return _seeds;
    }

    private int DrawFirst(ref Rng rng)
    {
        var target = (long)rng.Below((ulong)points.Weights.Sum(weight => (long)weight));
        var point = 0;
        while (target >= points.Weights[point])
        {
            target -= points.Weights[point++];
        }

        return point;
    }

    private int Draw(ref Rng rng)
    {
        var total = UInt128.Zero;
        foreach (var blockTotal in _blockTotals)
        {
            total += blockTotal;
        }

        if (total == 0)
        {
            return -1;
        }

        var target = WideDraw.Below(ref rng, total);
        var block = 0;
        while (target >= _blockTotals[block])
        {
            target -= _blockTotals[block++];
        }

        var point = states.Block(block).First;
        while (target >= Share(point))
        {
            target -= Share(point++);
        }

        return point;
    }

    private UInt128 Share(int point)
    {
        var distance = (ulong)states.Distances[point];
        return (UInt128)(ulong)points.Weights[point] * Math.BigMul(distance, distance);
    }

    private void Approach(Assigner<T> assigner, int block)
    {
        var (first, end) = states.Block(block);
        var total = UInt128.Zero;
        for (var point = first; point < end; point++)
        {
            ApproachPoint(assigner, point, _seeds.Count - 1);
            total += Share(point);
        }

        _blockTotals[block] = total;
    }

    private void ApproachPoint(Assigner<T> assigner, int point, int seed)
    {
        var distance = states.Distances[point];
        var own = states.Assignments[point];
        if (seed > 0 && _toSeeds[own] / 2 >= distance)
        {
            return;
        }

        var atoms = points.AtomsOf(point);
        var counts = points.CountsOf(point);
        if (seed > 0 && separators.Bound(atoms, counts, own, seed) >= distance)
        {
            return;
        }

        var solver = assigner.Solver;
        solver.SetSources(atoms, counts, EmdKMeans.MassScale);
        solver.SetPotentials(states.Potentials(point));
        if (solver.Bound(_seed.Row(0)) >= distance)
        {
            return;
        }

        assigner.Totals.Solved++;
        var candidate = solver.Solve(_seed.Atoms(0), _seed.Masses(0), distance);
        if (candidate < distance)
        {
            states.Distances[point] = candidate;
            states.Assignments[point] = (ushort)seed;
            solver.GetPotentials(states.Potentials(point));
        }
    }
}
